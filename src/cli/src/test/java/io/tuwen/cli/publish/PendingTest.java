package io.tuwen.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.cli.publish.Envelopes.Part;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.DeadLetter;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PendingTest {
    private static final String TOPIC = Tower.TEXT.topic();

    private final Pending pending = new Pending();

    @Test
    void record_isPendingUntilItsVersionIsIndexed() {
        Listing listing = listing("a", 5, false);
        sent(listing, 0);

        indexHolds(Tower.TEXT, List.of(row(listing, 4)));
        assertThat(pending.size()).isEqualTo(1);

        indexHolds(Tower.TEXT, List.of(row(listing, 5)));
        assertThat(pending.size()).isZero();
    }

    @Test
    void newerVersion_countsAsArrived() {
        Listing listing = listing("a", 5, false);
        sent(listing, 0);
        indexHolds(Tower.TEXT, List.of(row(listing, 6)));
        assertThat(pending.size()).isZero();
    }

    @Test
    void sameRowOfTheOtherTower_doesNotCount() {
        Listing listing = listing("a", 5, false);
        sent(listing, 0);
        indexHolds(Tower.IMAGE, List.of(row(listing, 5)));
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void removal_arrivesWhenTheRowIsGone() {
        Listing listing = listing("a", 5, true);
        sent(listing, 0);

        indexHolds(Tower.TEXT, List.of(row(listing, 4)));
        assertThat(pending.size()).isEqualTo(1);

        indexHolds(Tower.TEXT, List.of());
        assertThat(pending.size()).isZero();
    }

    @Test
    void removalAfterContent_isAllThatIsWaitedFor() {
        sent(listing("a", 5, false), 0);
        sent(listing("a", 6, true), 1);

        indexHolds(Tower.TEXT, List.of());

        assertThat(pending.size()).isZero();
    }

    @Test
    void olderVersionSentLater_arrivesWithTheNewer() {
        sent(listing("a", 6, false), 0);
        sent(listing("a", 5, false), 1);

        indexHolds(Tower.TEXT, List.of(row(listing("a", 6, false), 6)));

        assertThat(pending.size()).isZero();
    }

    @Test
    void sameVersionWithOtherCaption_hasNotArrived() {
        Listing listing = listing("a", 5, false);
        sent(listing, 0);
        RowHeader old =
                new RowHeader(listing.rowKey(), 5, Digest.NONE, Instant.EPOCH, Attributes.NONE, "another caption");

        indexHolds(Tower.TEXT, List.of(new Row(old, new float[] {1})));

        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void deadLetter_endsJustItsRecord() {
        sent(listing("a", 5, false), 0);
        sent(listing("b", 5, false), 1);

        pending.deadLettered(letter(1));
        pending.deadLettered(letter(77));

        assertThat(pending.size()).isEqualTo(1);
        assertThat(pending.refused()).containsExactly(new Refused("b", TOPIC, "CAPTION_BLANK", "caption: blank"));
    }

    private void indexHolds(Tower tower, List<Row> rows) {
        pending.indexHolds(tower, pending.keys(tower, 10), rows);
    }

    private void sent(Listing listing, long offset) {
        pending.sent(
                new Part(Tower.TEXT, listing), new RecordMetadata(new TopicPartition(TOPIC, 0), offset, 0, 0, 0, 0));
    }

    private static Listing listing(String item, long version, boolean deleted) {
        return new Listing(new ItemId(item), ContentId.MAIN, version, null, null, "一件商品", Attributes.NONE, deleted);
    }

    private static Row row(Listing listing, long version) {
        RowHeader header = new RowHeader(
                listing.rowKey(), version, Digest.NONE, Instant.EPOCH, Attributes.NONE, listing.caption());
        return new Row(header, new float[] {1});
    }

    private static DeadLetter letter(long offset) {
        return DeadLetter.newBuilder()
                .setTopic(TOPIC)
                .setPartition(0)
                .setOffset(offset)
                .setTimestamp(Instant.EPOCH)
                .setCode("CAPTION_BLANK")
                .setMessage("caption: blank")
                .setStage("decode")
                .setAttempts(1)
                .setJob("captions")
                .setModel("")
                .setFailedAt(Instant.EPOCH)
                .build();
    }
}
