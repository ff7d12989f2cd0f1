package io.tuwen.flink.embed;

/**
 * A bound in records and in bytes on what is in memory. Used by the subtask's thread; gauges may read it from any, a
 * moment old at worst.
 */
final class Capacity {
    private final int maxRecords;
    private final long maxBytes;
    private int records;
    private long bytes;

    Capacity(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** Whether one more record has room. An idle operator takes a record of any size: it would never fit otherwise. */
    boolean fits(long weight) {
        return records == 0 || (records < maxRecords && bytes + weight <= maxBytes);
    }

    /** Whether one record has room once another is gone. */
    boolean fitsInPlaceOf(long held, long weight) {
        return records == 1 || bytes - held + weight <= maxBytes;
    }

    void acquire(long weight) {
        records++;
        bytes += weight;
    }

    /** For a picture that has been fetched: it is in memory already, so it may overshoot, and then nothing new fits. */
    void grow(long weight) {
        bytes += weight;
    }

    void release(long weight) {
        records--;
        bytes -= weight;
    }

    int records() {
        return records;
    }

    long bytes() {
        return bytes;
    }
}
