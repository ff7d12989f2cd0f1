package io.tuwen.flink.store;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A folder of a file system that references may point into.
 *
 * @param scheme lower case
 * @param authority the bucket, or the name node; empty for none
 * @param folder begins and ends with a slash
 */
public record StoreRoot(String scheme, String authority, String folder) {
    /** These have rules of their own. */
    private static final Set<String> OTHERS = Set.of("http", "https", "file");

    /**
     * @param text {@code s3://bucket/pictures}
     * @throws IllegalArgumentException for anything else
     */
    public static StoreRoot parse(String text) {
        URI uri = URI.create(text);
        if (!isPlain(uri) || OTHERS.contains(scheme(uri)) || authority(uri).contains("@")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" (expected: scheme://bucket/folder, neither http nor file, without credentials)");
        }
        String path = uri.getPath();
        return new StoreRoot(scheme(uri), authority(uri), path.endsWith("/") ? path : path + "/");
    }

    /** Whether a reference means one file by one path: absolute, without query, dots for folders or control characters. */
    static boolean isPlain(URI uri) {
        return uri.isAbsolute()
                && !uri.isOpaque()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getPath().chars().noneMatch(Character::isISOControl)
                && Arrays.stream(uri.getPath().split("/")).noneMatch(name -> name.equals(".") || name.equals(".."));
    }

    /** @param uri plain */
    boolean holds(URI uri) {
        return scheme.equals(scheme(uri))
                && authority.equals(authority(uri))
                && uri.getPath().startsWith(folder);
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String authority(URI uri) {
        return Objects.requireNonNullElse(uri.getRawAuthority(), "");
    }

    /** The address of the folder. */
    URI uri() {
        return URI.create(scheme + "://" + authority + "/");
    }

    @Override
    public String toString() {
        return scheme + "://" + authority + folder;
    }
}
