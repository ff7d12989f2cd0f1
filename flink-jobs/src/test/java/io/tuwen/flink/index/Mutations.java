package io.tuwen.flink.index;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.flink.wire.Provenance;
import io.tuwen.flink.wire.RowMutations;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Mutations made by hand; what happened in a version happened that many milliseconds after the epoch. */
final class Mutations {
    private Mutations() {}

    static RowKey key(String item) {
        return new RowKey(ContentId.MAIN, new ItemId(item));
    }

    static Row row(String item, long version, int content) {
        RowHeader header = new RowHeader(
                key(item),
                version,
                new Digest(content, content),
                Instant.ofEpochMilli(version),
                Attributes.of(Map.of("version", version, "tuwen_content", (long) content)),
                null);
        return new Row(header, new float[] {content, version});
    }

    static RowMutation put(String item, long version, int content) {
        return travelling(new Mutation.Put(row(item, version, content)), version, false, 1);
    }

    static RowMutation firstPut(String item, long version, int content) {
        return travelling(new Mutation.Put(row(item, version, content)), version, true, 1);
    }

    static RowMutation retag(String item, long version) {
        RowTag tag = new RowTag(
                key(item), version, Instant.ofEpochMilli(version), Attributes.of(Map.of("version", version)));
        return travelling(new Mutation.Retag(tag), version, false, 1);
    }

    static RowMutation remove(String item, long version) {
        return travelling(new Mutation.Remove(key(item), version), version, false, 1);
    }

    private static RowMutation travelling(Mutation mutation, long version, boolean first, int records) {
        return RowMutations.fromDomain(
                mutation, new Provenance(source(version), Instant.ofEpochMilli(version), first, records));
    }

    static SourceRecord source(long offset) {
        return new SourceRecord(
                "catalogue.images", 0, offset, Instant.EPOCH, null, ByteBuffer.wrap(new byte[100]), List.of());
    }
}
