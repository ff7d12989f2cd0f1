package io.tuwen.core.ledger;

/** What an event means for the index. Where the index changes, {@code next} is the entry to keep once it is told. */
public sealed interface Decision {

    /** The content must be seen before anything can be decided: decide again with its digest. */
    record Fetch() implements Decision {}

    /** Infer a vector and put the whole row. */
    record Embed(LedgerEntry next) implements Decision {}

    /** The vector stands; version and attributes of the row change. No inference. */
    record Retag(LedgerEntry next) implements Decision {}

    /** Take the row away. */
    record Remove(LedgerEntry next) implements Decision {}

    /** The index was told exactly this already. */
    record Duplicate() implements Decision {}

    /**
     * Something newer was carried out already.
     *
     * @param newest the ledger's version
     */
    record Stale(long newest) implements Decision {}
}
