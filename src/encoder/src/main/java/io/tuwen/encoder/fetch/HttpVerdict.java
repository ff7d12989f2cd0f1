package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What a host's refusal or silence means for the record: one place, no side effects. */
final class HttpVerdict {
    /** What a host asks for beyond this is cut: a typing error in a header must not park a picture for years. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final int LONGEST_REASON = 200;

    private HttpVerdict() {}

    /** @param status not a success and not a redirect */
    static Failure ofStatus(HttpUrl url, int status, Headers headers, Clock clock) {
        String message = origin(url) + ": HTTP status " + status + " (expected: 200)";
        return switch (status) {
            case 404, 410 -> Failure.of(FailureCode.PICTURE_NOT_FOUND, message);
            // The host is slow (408), not yet willing (425) or over its rate (429): it may be willing later.
            case 408, 425, 429 -> unavailable(message, retryAfter(headers, clock));
            default ->
                status >= 500
                        ? unavailable(message, retryAfter(headers, clock))
                        : Failure.of(FailureCode.PICTURE_FORBIDDEN, message);
        };
    }

    /** Everything between us and a response: no name, no connection, no answer in time, a connection cut. */
    static Failure ofException(HttpUrl url, Exception e) {
        if (e instanceof AddressBlockedException) {
            return Failure.of(FailureCode.PICTURE_ADDRESS_BLOCKED, origin(url) + ": " + e.getMessage());
        }
        if (e instanceof ResponseTooLongException || e.getCause() instanceof ResponseTooLongException) {
            return Failure.of(FailureCode.PICTURE_TOO_LARGE, origin(url) + ": " + e.getMessage());
        }
        return unavailable(origin(url) + ": " + brief(e), null);
    }

    /** What cannot be read as a response may be all of a page, and the client quotes it. */
    private static String brief(Exception e) {
        String text = UNPRINTABLE.matcher(e.toString()).replaceAll("?");
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "...";
    }

    /** A redirect that would send over an open line what was asked for over a closed one. */
    static boolean isDowngrade(HttpUrl from, HttpUrl to) {
        return from.isHttps() && !to.isHttps();
    }

    static Failure timeout(HttpUrl url, Duration limit) {
        return unavailable(origin(url) + ": no picture within " + limit.toMillis() + " ms", null);
    }

    private static Failure unavailable(String message, @Nullable Duration retryAfter) {
        return new Failure(FailureCode.PICTURE_HOST_UNAVAILABLE, message, retryAfter);
    }

    /** Seconds or a date; null when there is neither. */
    private static @Nullable Duration retryAfter(Headers headers, Clock clock) {
        String value = headers.get("Retry-After");
        if (value == null) {
            return null;
        }
        if (value.matches("[0-9]{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(value)));
        }
        Date date = headers.getDate("Retry-After");
        return date == null ? null : bounded(Duration.between(Instant.now(clock), date.toInstant()));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Without path and query: signed addresses carry secrets there. */
    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }
}
