package io.tuwen.local.python;

import java.util.Comparator;

/** Major and minor number of a Python or a glibc. */
record Version(int major, int minor) implements Comparable<Version> {
    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

    /** From the head of {@code 3.11.7} or {@code 2.36}. */
    static Version parse(String text) {
        String[] numbers = text.split("\\.", 3);
        return new Version(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
