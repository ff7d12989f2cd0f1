package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpValidatorTest {
    private static final String NOON = "Tue, 24 Nov 2026 12:00:00 GMT";

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "W/\"v1\"", "\"\"", "\"0x8DC'!#~\""})
    void of_takesTags_weakOnesToo(String tag) {
        assertThat(HttpValidator.of(Headers.of("ETag", tag))).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "\"v1", "\"v 1\"", "w/\"v1\"", "\"a\"b\"", "*", ""})
    void of_leavesWhatIsNoTag(String tag) {
        assertThat(HttpValidator.of(Headers.of("ETag", tag))).isNull();
    }

    @Test
    void of_leavesATagOverTheLimit_andTwoTags() {
        String longest = "\"" + "x".repeat(HttpValidator.LONGEST - 2) + "\"";
        assertThat(HttpValidator.of(Headers.of("ETag", longest))).isEqualTo(longest);
        assertThat(HttpValidator.of(Headers.of("ETag", "W/" + longest))).isNull();
        assertThat(HttpValidator.of(Headers.of("ETag", "\"a\"", "ETag", "\"b\"")))
                .isNull();
    }

    @Test
    void of_takesTheTagBeforeTheDate() {
        Headers headers = Headers.of("ETag", "\"v1\"", "Last-Modified", NOON, "Date", "Tue, 24 Nov 2026 13:00:00 GMT");
        assertThat(HttpValidator.of(headers)).isEqualTo("\"v1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 24 Nov 2026 12:01:00 GMT | true",
                "Tue, 24 Nov 2026 12:00:59 GMT | false",
                "Tue, 24 Nov 2026 11:00:00 GMT | false",
                "noon                          | false"
            })
    void of_takesADateOnlyOnceItIsSettled(String sent, boolean taken) {
        Headers headers = Headers.of("Last-Modified", NOON, "Date", sent);
        assertThat(HttpValidator.of(headers)).isEqualTo(taken ? NOON : null);
    }

    @Test
    void of_leavesADateBesideNone_andWhatIsNone() {
        assertThat(HttpValidator.of(Headers.of("Last-Modified", NOON))).isNull();
        assertThat(HttpValidator.of(Headers.of("Last-Modified", "yesterday", "Date", NOON)))
                .isNull();
        assertThat(HttpValidator.of(Headers.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"v1\"                        | If-None-Match",
                "W/\"v1\"                      | If-None-Match",
                "Tue, 24 Nov 2026 12:00:00 GMT | If-Modified-Since"
            })
    void ask_usesTheHeaderOfItsKind(String validator, String header) {
        Request request = asked(validator);
        assertThat(request.header(header)).isEqualTo(validator);
        assertThat(request.headers().size()).isEqualTo(1);
        assertThat(HttpValidator.isAsked(request)).isTrue();
    }

    @Test
    void isAsked_onlyIfAsked() {
        assertThat(HttpValidator.isAsked(asked(null))).isFalse();
    }

    private static Request asked(@Nullable String validator) {
        Request.Builder request = new Request.Builder().url("http://shop.example/p.jpg");
        if (validator != null) {
            HttpValidator.ask(request, validator);
        }
        return request.build();
    }
}
