package io.tuwen.search.http;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask.
 *
 * @param tokens see {@link Tokens#read}; null on the loopback interface only: anyone there may ask
 * @param origins of pages elsewhere whose scripts may ask too, as browsers send them ({@code https://shop.example}); each
 *     exactly, none by default
 */
public record Access(@Nullable Path tokens, List<String> origins) {
    /** Whoever calls from this machine. */
    public static final Access LOOPBACK = new Access(null, List.of());

    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    public Access {
        origins = List.copyOf(origins);
    }

    /** All that is wrong with it; empty when nothing is. */
    public List<String> findings() {
        return origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .map(origin -> "--cors-origin: " + origin
                        + " (expected: scheme, name and port as a browser sends them, such as https://shop.example)")
                .toList();
    }
}
