package io.tuwen.flink.wire;

import io.tuwen.schemas.SourceRecord;
import java.time.Instant;

/**
 * What a mutation carries besides the change itself.
 *
 * @param source the record that caused it
 * @param occurredAt when the shop made the change
 * @param firstOfKey the writer must compare with what is stored: the ledger knew nothing of this row, and the index held
 *     rows when the job started
 * @param records how many source records the mutation accounts for: 0 for all but the first mutation of a tombstone
 */
public record Provenance(SourceRecord source, Instant occurredAt, boolean firstOfKey, int records) {}
