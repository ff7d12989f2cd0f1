package io.tuwen.encoder.fetch;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What credentials are for: scheme, host and port together (RFC 6454). */
record Origin(String scheme, String host, int port) {

    static Origin of(HttpUrl url) {
        return new Origin(url.scheme(), HostPattern.canonical(url.host()), url.port());
    }

    /** @return null unless the text is an origin and nothing more, such as {@code https://pictures.example} */
    static @Nullable Origin parse(String text) {
        HttpUrl url = HttpUrl.parse(text);
        return url != null && url.equals(url.resolve("/")) && url.username().isEmpty() ? of(url) : null;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
