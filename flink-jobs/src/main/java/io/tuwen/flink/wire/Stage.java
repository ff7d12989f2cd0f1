package io.tuwen.flink.wire;

import java.util.Locale;

/** Where in the stream a record failed. */
public enum Stage {
    DECODE,
    EMBED,
    INDEX;

    /** As dead letters tell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
