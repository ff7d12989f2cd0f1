package io.tuwen.flink.wire;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.CatalogueEvent;
import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.event.CatalogueEvent.ItemRemoved;
import io.tuwen.core.event.Content;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.schemas.RecordHeader;
import io.tuwen.schemas.SourceRecord;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Anything that may travel between operators. */
final class WireArbitraries {
    private WireArbitraries() {}

    static Arbitrary<Long> versions() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    static Arbitrary<Digest> digests() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Digest::new);
    }

    static Arbitrary<LedgerEntry> ledgerEntries() {
        return Combinators.combine(versions(), Arbitraries.of(true, false), digests(), digests())
                .as(LedgerEntry::new);
    }

    static Arbitrary<RowKey> rowKeys() {
        Arbitrary<ItemId> items = Arbitraries.of("1", "商品-7", "a:b").map(ItemId::new);
        return Combinators.combine(Arbitraries.of("main", "side.2").map(ContentId::new), items)
                .as(RowKey::new);
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }

    static Arbitrary<Attributes> attributes() {
        Arbitrary<Object> values = Arbitraries.of(true, 7L, -0.5, "红色");
        return Arbitraries.maps(Arbitraries.of("price", "stock", "颜色"), values).map(Attributes::of);
    }

    static Arbitrary<CatalogueEvent> events() {
        return Combinators.combine(
                        rowKeys(), versions(), instants(), contents(), attributes(), Arbitraries.of(true, false))
                .as(WireArbitraries::changed)
                .injectNull(0.1)
                .map(event -> event != null ? event : removed());
    }

    static Arbitrary<Mutation> mutations() {
        Arbitrary<float[]> vectors =
                Arbitraries.floats().between(-1, 1).array(float[].class).ofSize(8);
        Arbitrary<Mutation> puts = Combinators.combine(
                        rowKeys(), versions(), digests(), instants(), attributes(), captions())
                .as(RowHeader::new)
                .flatMap(header -> vectors.map(vector -> new Mutation.Put(new Row(header, vector))));
        Arbitrary<Mutation> retags = Combinators.combine(rowKeys(), versions(), instants(), attributes())
                .as((key, version, at, attributes) -> new Mutation.Retag(new RowTag(key, version, at, attributes)));
        Arbitrary<Mutation> removes = Combinators.combine(rowKeys(), versions()).as(Mutation.Remove::new);
        return Arbitraries.oneOf(puts, retags, removes);
    }

    static SourceRecord source(byte @Nullable [] value) {
        return new SourceRecord(
                "catalogue.images",
                3,
                14L,
                Instant.ofEpochMilli(15),
                ByteBuffer.wrap(new byte[] {1}),
                value == null ? null : ByteBuffer.wrap(value),
                List.of(new RecordHeader("trace", ByteBuffer.wrap(new byte[] {9})), new RecordHeader("empty", null)));
    }

    private static Arbitrary<@Nullable String> captions() {
        return Arbitraries.of("新款红色条纹短袖", "x").injectNull(0.3);
    }

    /** A content, made once it is known which record it lies in. */
    private interface InRecord {
        Content of(ByteBuffer value);
    }

    private static Arbitrary<InRecord> contents() {
        return Arbitraries.of(
                value -> new Content.InlinePicture(value.slice(value.position() + 2, 5)),
                value -> new Content.PictureReference(URI.create("http://host/%E5%9B%BE.jpg?size=1"), null),
                value -> new Content.PictureReference(URI.create("https://host/2"), Digest.sha256(value)),
                value -> new Content.Caption("新款红色条纹短袖"),
                value -> new Content.Removed());
    }

    private static CatalogueEvent changed(
            RowKey key, long version, Instant at, InRecord content, Attributes attributes, boolean forced) {
        SourceRecord source = source(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
        return new ContentChanged(
                key.itemId(), key.contentId(), version, at, content.of(source.getValue()), attributes, forced, source);
    }

    private static CatalogueEvent removed() {
        return new ItemRemoved(new ItemId("1"), Instant.ofEpochMilli(99), source(null));
    }
}
