package io.tuwen.flink.wire;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.index.Mutation.Put;
import io.tuwen.core.index.Mutation.Remove;
import io.tuwen.core.index.Mutation.Retag;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.schemas.MutationKind;
import io.tuwen.schemas.RowMutation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Mutations between Embed and the index writer. Those of one row leave Embed in the order in which they must be carried
 * out: who folds them keeps the last one, whatever the versions say.
 */
public final class RowMutations {
    /**
     * The version of a removal that means whatever version is stored: a tombstone of an item of which the ledger knows
     * nothing. It is larger than any version, so a comparison with what is stored lets it pass. It must not be remembered
     * as the row's version, or the row could never come back.
     */
    public static final long ANY_VERSION = Long.MAX_VALUE;

    private RowMutations() {}

    public static RowMutation fromDomain(Mutation mutation, Provenance provenance) {
        if (mutation instanceof Put put) {
            return put(put.row(), provenance);
        }
        if (mutation instanceof Retag retag) {
            return retag(retag.tag(), provenance);
        }
        return remove((Remove) mutation, provenance);
    }

    public static Mutation toDomain(RowMutation mutation) {
        return switch (mutation.getKind()) {
            case PUT -> new Put(new Row(header(mutation), floats(mutation.getVector())));
            case RETAG ->
                new Retag(new RowTag(
                        key(mutation), mutation.getVersion(), mutation.getOccurredAt(), attributes(mutation)));
            case REMOVE -> new Remove(key(mutation), mutation.getVersion());
        };
    }

    /** The row that a mutation is about. */
    public static RowKey key(RowMutation mutation) {
        return new RowKey(new ContentId(mutation.getContentId()), new ItemId(mutation.getItemId()));
    }

    private static RowMutation put(Row row, Provenance provenance) {
        RowHeader header = row.header();
        return new RowMutation(
                MutationKind.PUT,
                header.key().itemId().value(),
                header.key().contentId().value(),
                header.version(),
                header.occurredAt(),
                Digests.fromDomain(header.contentDigest()),
                Map.copyOf(header.attributes().values()),
                header.caption(),
                bytes(row.vector()),
                provenance.firstOfKey(),
                provenance.records(),
                provenance.source());
    }

    private static RowMutation retag(RowTag tag, Provenance provenance) {
        return new RowMutation(
                MutationKind.RETAG,
                tag.key().itemId().value(),
                tag.key().contentId().value(),
                tag.version(),
                tag.occurredAt(),
                null,
                Map.copyOf(tag.attributes().values()),
                null,
                null,
                provenance.firstOfKey(),
                provenance.records(),
                provenance.source());
    }

    private static RowMutation remove(Remove remove, Provenance provenance) {
        return new RowMutation(
                MutationKind.REMOVE,
                remove.key().itemId().value(),
                remove.key().contentId().value(),
                remove.version(),
                provenance.occurredAt(),
                null,
                Map.of(),
                null,
                null,
                provenance.firstOfKey(),
                provenance.records(),
                provenance.source());
    }

    private static RowHeader header(RowMutation mutation) {
        return new RowHeader(
                key(mutation),
                mutation.getVersion(),
                digest(mutation),
                mutation.getOccurredAt(),
                attributes(mutation),
                mutation.getCaption());
    }

    private static Digest digest(RowMutation mutation) {
        return Digests.toDomain(mutation.getContentDigest());
    }

    private static Attributes attributes(RowMutation mutation) {
        return Attributes.of(mutation.getAttributes());
    }

    private static ByteBuffer bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        // Avro does not carry the order; the default one keeps equality checks and copies alike.
        return bytes.order(ByteOrder.BIG_ENDIAN);
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] vector = new float[bytes.remaining() / Float.BYTES];
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
