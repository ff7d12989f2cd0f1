package io.tuwen.flink.index;

import static io.tuwen.schemas.MutationKind.PUT;
import static io.tuwen.schemas.MutationKind.RETAG;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import io.tuwen.flink.wire.RowMutations;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.SourceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers mutations, at most one a row. A later one takes the place of an earlier one, so a batch never holds two
 * changes of one row; mutations of one row come in the order in which they must be carried out. Not thread-safe.
 */
final class MutationBuffer {
    /** Objects, strings and a place in a map; attributes are not measured, being small beside a record. */
    private static final long OVERHEAD_BYTES = 512;

    private final Map<RowKey, RowMutation> pending = new LinkedHashMap<>();
    private long bytes;

    /** @return how many source records fell out, because a later one took their place */
    int add(RowMutation mutation) {
        RowKey key = RowMutations.key(mutation);
        RowMutation earlier = pending.get(key);
        RowMutation folded = earlier == null ? mutation : fold(earlier, mutation);
        pending.put(key, folded);
        bytes += weight(folded) - (earlier == null ? 0 : weight(earlier));
        return earlier == null ? 0 : earlier.getRecords();
    }

    private static RowMutation fold(RowMutation earlier, RowMutation later) {
        boolean rowIsPending = earlier.getKind() == PUT && later.getKind() == RETAG;
        RowMutation content = rowIsPending ? earlier : later;
        return new RowMutation(
                content.getKind(),
                later.getItemId(),
                later.getContentId(),
                later.getVersion(),
                later.getOccurredAt(),
                content.getContentDigest(),
                rowIsPending ? retagged(earlier, later) : later.getAttributes(),
                content.getCaption(),
                content.getVector(),
                earlier.getFirstOfKey() || later.getFirstOfKey(),
                later.getRecords(),
                later.getSource());
    }

    /** As the store retags: what was found in the content stays with it. */
    private static Map<String, Object> retagged(RowMutation put, RowMutation retag) {
        return Attributes.of(retag.getAttributes())
                .keepingOwnOf(Attributes.of(put.getAttributes()))
                .values();
    }

    private static long weight(RowMutation mutation) {
        SourceRecord source = mutation.getSource();
        return OVERHEAD_BYTES
                + remaining(source.getKey())
                + remaining(source.getValue())
                + remaining(mutation.getVector());
    }

    private static long remaining(@Nullable ByteBuffer buffer) {
        return buffer == null ? 0 : buffer.remaining();
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    boolean reaches(IndexSettings settings) {
        return pending.size() >= settings.batchRows() || bytes >= settings.batchBytes();
    }

    /** Hands out everything, in the order in which rows first came, and is empty then. */
    List<RowMutation> take() {
        List<RowMutation> taken = new ArrayList<>(pending.values());
        pending.clear();
        bytes = 0;
        return taken;
    }
}
