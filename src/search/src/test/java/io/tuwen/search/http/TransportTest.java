package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.search.retrieval.Plane;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What never gets as far as a route. */
class TransportTest {
    private static Service service;

    @BeforeAll
    static void serve() {
        service = Service.of(tower -> new Plane());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static List<Arguments> notServed() {
        String get = "GET /v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        String post = "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        return List.of(
                Arguments.of("no HTTP", "hello\r\n\r\n", 400),
                Arguments.of("no version", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505),
                Arguments.of("no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
                Arguments.of("zero byte", "GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
                Arguments.of("bad escape", "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
                Arguments.of("header without name", get + ": x\r\n\r\n", 400),
                Arguments.of("header too large", get + "X: " + "x".repeat(20_000) + "\r\n\r\n", 431),
                Arguments.of("address too long", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n", 414),
                Arguments.of("two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n{}", 400),
                Arguments.of("negative length", post + "Content-Length: -3\r\n\r\n{}", 400),
                Arguments.of("odd coding", post + "Transfer-Encoding: smoke\r\n\r\n{}", 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notServed")
    void whatIsNoRequest_isAProblemToo(String name, String sent, int status) throws Exception {
        try (RawClient client = new RawClient(service)) {
            String[] answer = client.send(sent).all().split("\r\n\r\n", 2);

            assertThat(answer[0])
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("Content-Type: " + Problem.MEDIA_TYPE)
                    .doesNotContain("Server:");
            Problem problem = Service.JSON.readValue(answer[1].getBytes(StandardCharsets.UTF_8), Problem.class);
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.type()).startsWith("urn:tuwen:problem:");
            assertThat(problem.remedy()).isNotBlank();
            assertThat(answer[1]).doesNotContain("Exception", "jetty", "\tat ");
        }
    }

    @Test
    void methodThatNobodyKnows_isAProblemToo() throws Exception {
        try (RawClient client = new RawClient(service)) {
            client.sendHead("BREW /v1/search HTTP/1.1", "Host: localhost", "Connection: close");

            assertThat(client.all()).contains(Problem.MEDIA_TYPE, "no-such-method");
        }
    }

    @Test
    void methodThatIsNotTaken_isToldWhichAre() throws Exception {
        assertThat(service.get("/v1/search").response().headers().firstValue("Allow"))
                .contains("POST");
    }
}
