package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherOriginsTest {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @Test
    void noOrigin_isAllowedByDefault() throws Exception {
        try (Service service = service()) {
            Answer answer = service.search("{'text': '0'}", "Origin", "https://shop.example");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        }
    }

    @Test
    void namedOrigin_mayAsk_andSayItsToken() throws Exception {
        try (Service service = service("https://shop.example")) {
            Answer answer = service.search("{'text': '0'}", "Origin", "https://shop.example");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().firstValue(ALLOW_ORIGIN)).contains("https://shop.example");

            Answer preflight = service.send(service.request(
                            "/v1/search",
                            "Origin",
                            "https://shop.example",
                            "Access-Control-Request-Method",
                            "POST",
                            "Access-Control-Request-Headers",
                            "authorization,content-type")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.response().headers().firstValue(ALLOW_ORIGIN)).contains("https://shop.example");
            assertThat(preflight.response().headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(headers -> assertThat(headers).contains("Authorization", "Content-Type"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.evil.example",
                "https://shopXexample",
                "https://shop.example:8443",
                "http://shop.example",
                "https://www.shop.example",
                "null"
            })
    void anyOtherOrigin_mayNot(String origin) throws Exception {
        try (Service service = service("https://shop.example")) {
            Answer answer = service.search("{'text': '0'}", "Origin", origin);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().headers().firstValue(ALLOW_ORIGIN)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "https://*.shop.example", "shop.example", "https://shop.example/", "ftp://a"})
    void whatIsNoOneOrigin_isRefusedAtStart(String origin) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> service(origin))
                .withMessageContaining("--cors-origin: " + origin + " (expected: ");
    }

    private static Service service(String... origins) {
        Access access = new Access(null, List.of(origins));
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, access, null, Service.SMALL);
        return Service.of(settings, new Compass(), tower -> new Plane());
    }
}
