package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.index.Mutation.Put;
import io.tuwen.core.index.Mutation.Retag;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.flink.wire.RowMutations;
import io.tuwen.schemas.RowMutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An index and its writer: carries mutations out in their order, and insists on the order of versions within each row
 * since the last restart.
 */
final class FakeIndex {
    private final Map<RowKey, Row> rows = new HashMap<>();
    private final Map<RowKey, Long> told = new HashMap<>();
    private final List<String> journal = new ArrayList<>();
    private long records;

    void apply(RowMutation mutation) {
        Mutation change = RowMutations.toDomain(mutation);
        journal.add(mutation.getKind() + " " + change.key() + " v" + change.version()
                + (mutation.getFirstOfKey() ? " first" : ""));
        records += mutation.getRecords();
        boolean older = mutation.getFirstOfKey() && change.version() < storedVersion(change.key());
        if (!older) {
            checkOrder(change);
            carryOut(change);
        }
    }

    private long storedVersion(RowKey key) {
        Row row = rows.get(key);
        return row == null ? -1 : row.header().version();
    }

    private void checkOrder(Mutation change) {
        if (change.version() != RowMutations.ANY_VERSION) {
            Long before = told.put(change.key(), change.version());
            assertThat(before == null ? -1 : before)
                    .as("order of %s in %s", change.key(), journal)
                    .isLessThanOrEqualTo(change.version());
        }
    }

    private void carryOut(Mutation change) {
        if (change instanceof Put put) {
            rows.put(put.key(), put.row());
        } else if (change instanceof Retag retag) {
            carryOut(retag);
        } else {
            rows.remove(change.key());
        }
    }

    /** Also while history repeats itself: the removal that came later then may have been carried out before the crash. */
    private void carryOut(Retag retag) {
        Row row = Objects.requireNonNull(rows.get(retag.key()), () -> "no row to retag: " + journal);
        RowHeader was = row.header();
        RowHeader now = new RowHeader(
                was.key(),
                retag.version(),
                was.contentDigest(),
                retag.tag().occurredAt(),
                retag.tag().attributes().keepingOwnOf(was.attributes()),
                was.caption());
        rows.put(was.key(), new Row(now, row.vector()));
    }

    /** The writer restarts: what is written again from a checkpoint may step back for a while. */
    void writerRestarts(long recordsOfCheckpoint) {
        told.clear();
        records = recordsOfCheckpoint;
    }

    /** Source records that the writer accounts for. */
    long records() {
        return records;
    }

    /** What was told, in order: "PUT main:1 v3". */
    List<String> journal() {
        return List.copyOf(journal);
    }

    /** Row keys and versions. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        rows.forEach((key, row) -> versions.put(key.toString(), row.header().version()));
        return versions;
    }

    Map<RowKey, Row> rows() {
        return rows;
    }
}
