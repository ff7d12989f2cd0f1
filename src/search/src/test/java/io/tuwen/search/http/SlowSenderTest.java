package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowSenderTest {
    private static final Limits IMPATIENT =
            new Limits(4_000, 10_000, 100, 3, 20, 50, 10, 30, 4, Duration.ofMillis(200));

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=edge"})
    void bodyThatIsNotWhole_takesNoPlace(String type) throws Exception {
        List<RawClient> slow = new ArrayList<>();
        try (Service service = Service.of(tower -> new Plane())) {
            for (int i = 0; i < 2 * Service.SMALL.atOnce(); i++) {
                RawClient client = head(service, type, "Expect: 100-continue");
                slow.add(client);
                // The service waits for the body now.
                assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
            }

            assertThat(service.search("{'text': '0'}").status()).isEqualTo(200);
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=edge"})
    void dribbledBody_isEnded(String type) throws Exception {
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, Access.LOOPBACK, null, IMPATIENT);
        try (Service service = Service.of(settings, new Compass(), tower -> new Plane());
                RawClient client = head(service, type)) {
            assertThat(client.dribble(' '))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("Content-Type: " + Problem.MEDIA_TYPE, "urn:tuwen:problem:too-slow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=edge"})
    void bodyThatIsCutOff_isNoFaultOfTheService(String type) throws Exception {
        try (Service service = Service.of(tower -> new Plane());
                RawClient client = new RawClient(service)) {
            client.sendHead(
                    "POST /v1/search HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: " + type,
                    "Transfer-Encoding: chunked",
                    "Connection: close");
            client.send("3\r\n{\"t\r\nno chunk\r\n");

            assertThat(client.all()).startsWith("HTTP/1.1 400 ").contains("urn:tuwen:problem:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "multipart/form-data; boundary=edge"})
    void bodyOfNoSaidLength_isRefusedWhereItGetsTooLarge(String type) throws Exception {
        try (Service service = Service.of(tower -> new Plane());
                RawClient client = new RawClient(service)) {
            client.sendHead(
                    "POST /v1/search HTTP/1.1",
                    "Host: localhost",
                    "Content-Type: " + type,
                    "Transfer-Encoding: chunked",
                    "Connection: close");
            String start = "--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\"\r\n\r\n";
            client.send("5000\r\n" + start + "x".repeat(0x5000 - start.length()) + "\r\n");

            assertThat(client.all()).startsWith("HTTP/1.1 413 ").contains("too-large");
        }
    }

    private static RawClient head(Service service, String type, String... more) throws IOException {
        List<String> head = new ArrayList<>(List.of(
                "POST /v1/search HTTP/1.1", "Host: localhost", "Content-Type: " + type, "Content-Length: 4000"));
        head.addAll(List.of(more));
        return new RawClient(service).sendHead(head.toArray(String[]::new));
    }
}
