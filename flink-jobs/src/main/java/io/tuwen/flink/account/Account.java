package io.tuwen.flink.account;

import io.tuwen.core.outcome.FailureCode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The fates of all records that one subtask has dealt with. Written by the subtask's thread, read by any.
 *
 * <p>Its entries belong into the subtask's checkpointed state: a record that is processed again after a restore was taken
 * back with the state, and so is counted exactly once. State of several subtasks adds up, in whatever way it is dealt out.
 */
public final class Account {
    private static final String DEAD_LETTER_PREFIX = "code.";

    private final AtomicLongArray fates = new AtomicLongArray(Fate.values().length);
    private final AtomicLongArray codes = new AtomicLongArray(FailureCode.values().length);

    public void count(Fate fate) {
        count(fate, 1);
    }

    /** @param records how many source records share this fate; 0 and more */
    public void count(Fate fate, int records) {
        fates.addAndGet(fate.ordinal(), records);
    }

    /** Counts a dead letter under its code and as {@link Fate#DEAD_LETTERED}. */
    public void countDeadLetter(FailureCode code, int records) {
        codes.addAndGet(code.ordinal(), records);
        count(Fate.DEAD_LETTERED, records);
    }

    public long of(Fate fate) {
        return fates.get(fate.ordinal());
    }

    public long deadLetters(FailureCode code) {
        return codes.get(code.ordinal());
    }

    /** Everything counted so far, by stable names; zeros are left out. For state. */
    public Map<String, Long> entries() {
        Map<String, Long> entries = new HashMap<>();
        for (Fate fate : Fate.values()) {
            put(entries, fate.name(), of(fate));
        }
        for (FailureCode code : FailureCode.values()) {
            put(entries, DEAD_LETTER_PREFIX + code.name(), deadLetters(code));
        }
        return entries;
    }

    private static void put(Map<String, Long> entries, String name, long count) {
        if (count != 0) {
            entries.put(name, count);
        }
    }

    /** Adds what another account had counted. Names that are not known are left out: they come from a newer release. */
    public void add(Map<String, Long> entries) {
        for (Fate fate : Fate.values()) {
            fates.addAndGet(fate.ordinal(), entries.getOrDefault(fate.name(), 0L));
        }
        for (FailureCode code : FailureCode.values()) {
            codes.addAndGet(code.ordinal(), entries.getOrDefault(DEAD_LETTER_PREFIX + code.name(), 0L));
        }
    }

    /** Publishes gauges {@code account.<fate>}, and {@code account.code.deadLettered} with the code as a label. */
    public void publish(MetricGroup metrics) {
        MetricGroup group = metrics.addGroup("account");
        for (Fate fate : Fate.values()) {
            group.gauge(fate.metric(), (Gauge<Long>) () -> of(fate));
        }
        for (FailureCode code : FailureCode.values()) {
            group.addGroup("code", code.name())
                    .gauge(Fate.DEAD_LETTERED.metric(), (Gauge<Long>) () -> deadLetters(code));
        }
    }
}
