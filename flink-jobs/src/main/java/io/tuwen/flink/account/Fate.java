package io.tuwen.flink.account;

/**
 * What became of a record. At any time, over all operators of a job:
 * {@code RECORDS_IN = INDEXED + RETAGGED + REMOVED + DUPLICATE + STALE + CONFLATED + DEAD_LETTERED + in flight}.
 */
public enum Fate {
    /** Read from the topic; counted by Decode only. */
    RECORDS_IN("recordsIn"),
    /** Its row stands in the index. */
    INDEXED("indexed"),
    /** Attributes and version of its row were changed, the vector stood. */
    RETAGGED("retagged"),
    /** Its row, or all rows of its item, were taken away. */
    REMOVED("removed"),
    /** It said what the index had been told already. */
    DUPLICATE("duplicate"),
    /** Something newer had been carried out, or was on its way. */
    STALE("stale"),
    /** Something newer came before it was carried out. */
    CONFLATED("conflated"),
    /** It stands in the dead-letter topic. */
    DEAD_LETTERED("deadLettered");

    private final String metric;

    Fate(String metric) {
        this.metric = metric;
    }

    /** The gauge's name. */
    public String metric() {
        return metric;
    }
}
