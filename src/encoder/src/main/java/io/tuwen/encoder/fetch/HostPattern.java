package io.tuwen.encoder.fetch;

import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A host, or all hosts below one.
 *
 * @param name lower-case ASCII without a trailing dot, as clients send it
 * @param below whether the names below it are meant rather than itself
 */
record HostPattern(String name, boolean below) {
    private static final String BELOW = "*.";

    /** Nothing that a URL could take for something beside a host. */
    private static final Pattern FORM = Pattern.compile("[^\\s/?#@*\\\\:%]+|[0-9a-fA-F:.]+");

    /**
     * @param text {@code pictures.example}, {@code *.pictures.example}, or an address; names of any script
     * @throws IllegalArgumentException for anything else
     */
    static HostPattern parse(String text) {
        boolean below = text.startsWith(BELOW);
        String name = below ? text.substring(BELOW.length()) : text;
        HttpUrl url = FORM.matcher(name).matches() ? HttpUrl.parse("http://" + bracketed(name) + "/") : null;
        if (url == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" (expected: a host, or *.host for all below it; no port, no path)");
        }
        return new HostPattern(canonical(url.host()), below);
    }

    private static String bracketed(String name) {
        return name.contains(":") ? "[" + name + "]" : name;
    }

    boolean matches(String host) {
        String canonical = canonical(host);
        return below ? canonical.endsWith("." + name) : canonical.equals(name);
    }

    /** A trailing dot names the same host. */
    static String canonical(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
