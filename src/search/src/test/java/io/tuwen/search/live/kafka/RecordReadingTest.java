package io.tuwen.search.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.RecordEncoder;
import io.tuwen.search.live.story.Letter;
import io.tuwen.search.live.story.Mark;
import io.tuwen.search.live.story.Place;
import io.tuwen.search.live.story.Said;
import io.tuwen.search.live.story.Told;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final byte[] PICTURE = {7, 8, 9};
    private static final String VERSION = "square-224";

    private final RecordReading reading =
            new RecordReading(Topics.standard("127.0.0.1:1", "letters"), new KnownSchemas(), VERSION);

    @Test
    void inlinePicture_isMarkedByItsDigest_andReadAgain() {
        byte[] value = image("cup", "main", new InlineImage(ByteBuffer.wrap(PICTURE)));

        Told told = told(Tower.IMAGE, "cup", value);

        assertThat(told.place()).isEqualTo(new Place(Tower.IMAGE, 2, 5));
        assertThat(told.at()).isEqualTo(NOON.plusSeconds(1));
        Digest digest = Digest.ofContent(Digest.sha256(ByteBuffer.wrap(PICTURE)), VERSION);
        Mark mark = Mark.ofPicture(Attributes.of(Map.of("price", 9L)), digest);
        assertThat(told.said()).isEqualTo(new Said.Shown(ContentId.MAIN, 3, NOON, mark, null));
        assertThat(reading.picture(value)).contains(ByteBuffer.wrap(PICTURE));
    }

    @Test
    void reference_isMarkedByWhatItTells() {
        byte[] value = image("cup", "main", new ImageReference("https://example.com/a.jpg", null));

        Said.Shown said = (Said.Shown) told(Tower.IMAGE, "cup", value).said();

        assertThat(said.address()).isEqualTo(URI.create("https://example.com/a.jpg"));
        assertThat(said.mark().content()).isZero();
        assertThat(reading.picture(value)).isEmpty();
    }

    @Test
    void captionAndRemovals_areWhatTheyAre() {
        byte[] caption = RecordEncoder.singleObject(CaptionEvent.class)
                .encode(CaptionEvent.newBuilder()
                        .setItemId("cup")
                        .setVersion(3)
                        .setOccurredAt(NOON)
                        .setCaption("红色杯子")
                        .build());

        assertThat(told(Tower.TEXT, "cup", caption).said())
                .isEqualTo(new Said.Shown(ContentId.MAIN, 3, NOON, Mark.ofCaption(Attributes.NONE, "红色杯子"), null));
        assertThat(told(Tower.IMAGE, "cup", image("cup", "side", null)).said())
                .isEqualTo(new Said.Removed(new ContentId("side"), 3, NOON));
        assertThat(told(Tower.IMAGE, "cup", null).said()).isEqualTo(new Said.AllRemoved(NOON.plusSeconds(1)));
    }

    @Test
    void whatCannotBeRead_isUnreadable() {
        assertThat(told(Tower.IMAGE, "cup", new byte[] {1, 2}).said()).isEqualTo(new Said.Unreadable());
        assertThat(told(Tower.TEXT, "cup", image("cup", "main", null)).said()).isEqualTo(new Said.Unreadable());
        assertThat(told(Tower.IMAGE, "other", image("cup", "main", null)).said())
                .isEqualTo(new Said.Unreadable());
        assertThat(told(Tower.IMAGE, "cup", image("cup", "a b", null)).said()).isEqualTo(new Said.Unreadable());
        assertThat(told(Tower.IMAGE, "cup", image("cup", "main", new ImageReference("no address", null)))
                        .said())
                .isEqualTo(new Said.Unreadable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000"})
    void keyThatIsNoItem_isNobodys(String key) {
        assertThat(reading.told(Tower.IMAGE, record(key, null))).isEmpty();
    }

    @Test
    void letter_namesItsRecord() {
        DeadLetter letter = DeadLetter.newBuilder()
                .setTopic(Tower.TEXT.topic())
                .setPartition(1)
                .setOffset(9)
                .setTimestamp(NOON)
                .setKey(ByteBuffer.wrap("cup".getBytes(StandardCharsets.UTF_8)))
                .setHeaders(List.of())
                .setCode("CAPTION_BLANK")
                .setMessage("why")
                .setStage("decode")
                .setAttempts(1)
                .setJob("job")
                .setModel("")
                .setFailedAt(NOON)
                .build();

        assertThat(reading.letter(RecordEncoder.singleObject(DeadLetter.class).encode(letter)))
                .contains(new Letter(
                        new Place(Tower.TEXT, 1, 9), new ItemId("cup"), "CAPTION_BLANK", "why", "decode", NOON));
        letter.setTopic("another");
        assertThat(reading.letter(RecordEncoder.singleObject(DeadLetter.class).encode(letter)))
                .isEmpty();
        assertThat(reading.letter(new byte[] {1})).isEmpty();
    }

    private Told told(Tower side, String key, byte @Nullable [] value) {
        return reading.told(side, record(key, value)).orElseThrow();
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "topic",
                2,
                5,
                NOON.plusSeconds(1).toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static byte[] image(String item, String content, @Nullable Object image) {
        return RecordEncoder.singleObject(ImageEvent.class)
                .encode(ImageEvent.newBuilder()
                        .setItemId(item)
                        .setContentId(content)
                        .setVersion(3)
                        .setOccurredAt(NOON)
                        .setImage(image)
                        .setAttributes(Map.of("price", 9L))
                        .build());
    }
}
