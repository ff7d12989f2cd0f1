package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpVerdictTest {

    @ParameterizedTest
    @CsvSource({"https, http, true", "https, https, false", "http, https, false", "http, http, false"})
    void isDowngrade_fromHttpsToHttpOnly(String from, String to, boolean downgrade) {
        assertThat(HttpVerdict.isDowngrade(url(from), url(to))).isEqualTo(downgrade);
    }

    private static HttpUrl url(String scheme) {
        return HttpUrl.get(scheme + "://shop.example/p.jpg");
    }
}
