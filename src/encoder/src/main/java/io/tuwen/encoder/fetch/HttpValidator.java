package io.tuwen.encoder.fetch;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Validators as they stand in HTTP's headers: what to keep of a response, and how to ask with it. */
final class HttpValidator {
    /** A ledger keeps one a picture; what is longer is not worth it. The usual ones have 10 to 40 characters. */
    static final int LONGEST = 128;

    /**
     * A date tells whole seconds, so a picture that is replaced within the second keeps its date. So long after the change
     * there was none, even if the host's clocks differ (RFC 7232, 2.2.2).
     */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    /** RFC 9110, 8.8.3, but without the bytes above ASCII. */
    private static final Pattern ENTITY_TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");

    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";

    private HttpValidator() {}

    /** The entity tag, else the date of the last change if that is settled; null when neither can be used. */
    static @Nullable String of(Headers headers) {
        String tag = single(headers, "ETag");
        if (tag != null && ENTITY_TAG.matcher(tag).matches()) {
            return tag;
        }
        String changed = single(headers, "Last-Modified");
        return changed != null && isSettled(headers) ? changed : null;
    }

    private static @Nullable String single(Headers headers, String name) {
        List<String> values = headers.values(name);
        return values.size() == 1 && values.get(0).length() <= LONGEST ? values.get(0) : null;
    }

    private static boolean isSettled(Headers headers) {
        Date changed = headers.getDate("Last-Modified");
        Date sent = headers.getDate("Date");
        return changed != null && sent != null && sent.getTime() - changed.getTime() >= SETTLED.toMillis();
    }

    /** Asks for the picture only if it is another than the one that the validator came with. */
    static void ask(Request.Builder request, String validator) {
        boolean isTag = validator.startsWith("\"") || validator.startsWith("W/\"");
        request.header(isTag ? IF_NONE_MATCH : IF_MODIFIED_SINCE, validator);
    }

    static boolean isAsked(Request request) {
        return request.header(IF_NONE_MATCH) != null || request.header(IF_MODIFIED_SINCE) != null;
    }
}
