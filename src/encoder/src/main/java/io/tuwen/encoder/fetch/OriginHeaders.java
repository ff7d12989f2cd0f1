package io.tuwen.encoder.fetch;

import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Headers, credentials above all, that one origin is sent and no other. A redirect gets those of where it leads.
 *
 * @param byOrigin values are secret
 */
record OriginHeaders(Map<Origin, Headers> byOrigin) {
    static final OriginHeaders NONE = new OriginHeaders(Map.of());
    private static final Headers NO_HEADERS = Headers.of();

    OriginHeaders {
        byOrigin = Map.copyOf(byOrigin);
    }

    Headers of(HttpUrl url) {
        return byOrigin.getOrDefault(Origin.of(url), NO_HEADERS);
    }

    /** The origins only. */
    @Override
    public String toString() {
        return "OriginHeaders" + byOrigin.keySet();
    }
}
