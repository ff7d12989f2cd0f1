package io.tuwen.encoder.fetch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports from the first to the last. */
record PortRange(int first, int last) {
    private static final int HIGHEST = 65_535;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /**
     * @param text {@code 443} or {@code 8000-8999}
     * @throws IllegalArgumentException for anything else
     */
    static PortRange parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            int first = Integer.parseInt(form.group(1));
            int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (1 <= first && first <= last && last <= HIGHEST) {
                return new PortRange(first, last);
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" (expected: a port such as 443, or a range such as 8000-8999)");
    }

    boolean contains(int port) {
        return first <= port && port <= last;
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + "-" + last;
    }
}
