package io.tuwen.flink.decode;

import static io.tuwen.flink.decode.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.CaptionText;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import io.tuwen.schemas.InlineSlice;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.RecordEncoder;
import io.tuwen.schemas.wire.Resolution;
import io.tuwen.schemas.wire.SchemaResolver;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {
    private static final RecordEncoder<ImageEvent> IMAGES = RecordEncoder.singleObject(ImageEvent.class);
    private static final RecordEncoder<CaptionEvent> CAPTIONS = RecordEncoder.singleObject(CaptionEvent.class);
    private static final Instant OCCURRED = Instant.ofEpochMilli(1_600_000_000_123L);
    private static final int MAX_CAPTION = 64;

    private final EventReader images = new EventReader(Tower.IMAGE, new KnownSchemas(), MAX_CAPTION);
    private final EventReader captions = new EventReader(Tower.TEXT, new KnownSchemas(), MAX_CAPTION);

    @Test
    void read_inlinePicture_isASliceOfTheValue() {
        ByteBuffer picture = ByteBuffer.wrap(new byte[] {9, 8, 7, 6, 5});
        SourceRecord source = record("鞋-1", image("鞋-1", new InlineImage(picture), Map.of("price", 12.5)));

        StreamEvent event = event(images.read(source));

        InlineSlice slice = (InlineSlice) event.getContent();
        assertThat(source.getValue().slice(slice.getOffset(), slice.getLength()))
                .isEqualTo(picture);
        assertThat(event.getItemId()).isEqualTo("鞋-1");
        assertThat(event.getContentId()).isEqualTo("main");
        assertThat(event.getVersion()).isEqualTo(7);
        assertThat(event.getOccurredAt()).isEqualTo(OCCURRED);
        assertThat(event.getAttributes()).isEqualTo(Map.of("price", 12.5));
        assertThat(event.getForced()).isFalse();
        assertThat(event.getSource()).isSameAs(source);
    }

    @Test
    void read_referenceWithDigest_keepsBoth() {
        String sha256 = "AB".repeat(32);
        ImageReference reference = new ImageReference("https://cdn.example/图/a b.jpg".replace(" ", "%20"), sha256);

        StreamEvent event = event(images.read(record("a", image("a", reference, Map.of()))));

        assertThat(event.getContent())
                .isEqualTo(new ImageReference(
                        "https://cdn.example/图/a%20b.jpg", sha256.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void read_noImage_isARemoval() {
        StreamEvent event = event(images.read(record("a", image("a", null, Map.of()))));

        assertThat(event.getContent()).isNull();
        assertThat(event.getContentId()).isEqualTo("main");
    }

    @Test
    void read_noValue_isATombstoneAtTheTimeOfTheRecord() {
        StreamEvent event = event(captions.read(record("a", null)));

        assertThat(event.getContentId()).isNull();
        assertThat(event.getOccurredAt()).isEqualTo(Records.TIMESTAMP);
    }

    @Test
    void read_caption_isItsText() {
        StreamEvent event = event(captions.read(record("a", caption("a", "红色连衣裙"))));

        assertThat(event.getContent()).isEqualTo(new CaptionText("红色连衣裙"));
    }

    @Test
    void read_forceHeader_isForced() {
        SourceRecord source = record("a", caption("a", "裙"), "other", EventReader.FORCE_HEADER);

        assertThat(event(captions.read(source)).getForced()).isTrue();
    }

    @Test
    void read_registryAway_isUndecided() {
        EventReader reader = new EventReader(Tower.TEXT, new AbsentRegistry(), MAX_CAPTION);

        Reading reading = reader.read(record("a", new byte[] {0, 0, 0, 0, 9, 1}));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Undecided.class,
                        undecided -> assertThat(undecided.failure().code())
                                .isEqualTo(FailureCode.SCHEMA_REGISTRY_UNAVAILABLE));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void read_faultyRecord_isRejectedByName(FailureCode code, String what, Tower tower, SourceRecord source) {
        EventReader reader = tower == Tower.IMAGE ? images : captions;

        assertThat(reader.read(source))
                .as(what)
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.failure().code()).isEqualTo(code));
    }

    static Stream<Arguments> faults() {
        byte[] good = caption("a", "裙");
        return Stream.concat(
                Stream.of(
                        text(FailureCode.KEY_MISSING, "no key", record((byte[]) null, good)),
                        text(FailureCode.KEY_MISSING, "empty key", record("", good)),
                        text(FailureCode.KEY_MISSING, "no key, no value", record((byte[]) null, null)),
                        text(FailureCode.ITEM_ID_INVALID, "300 bytes", record("x".repeat(300), good)),
                        text(FailureCode.ITEM_ID_INVALID, "control character", record("a\u0007", good)),
                        text(FailureCode.ITEM_ID_INVALID, "not UTF-8", record(new byte[] {(byte) 0xC3, 0x28}, good)),
                        text(FailureCode.ITEM_ID_INVALID, "300 bytes, tombstone", record("x".repeat(300), null)),
                        text(FailureCode.RECORD_UNDECODABLE, "empty value", record("a", new byte[0])),
                        text(FailureCode.RECORD_UNDECODABLE, "neither wire form", record("a", "hello".getBytes())),
                        text(FailureCode.RECORD_UNDECODABLE, "other schema", record("a", image("a", null, Map.of()))),
                        text(FailureCode.SCHEMA_UNKNOWN, "no such id", record("a", new byte[] {0, 0, 0, 0, 9, 1})),
                        text(FailureCode.KEY_MISMATCH, "key and item id differ", record("b", good)),
                        text(
                                FailureCode.CAPTION_BLANK,
                                "ideographic spaces",
                                record("a", caption("a", " \u3000\u00a0\t"))),
                        text(FailureCode.CAPTION_BLANK, "no characters", record("a", caption("a", ""))),
                        text(FailureCode.CAPTION_TOO_LARGE, "22 x 3 bytes", record("a", caption("a", "裙".repeat(22))))),
                Stream.of(
                        picture(FailureCode.CONTENT_ID_INVALID, "colon", image("a", "front:1", 1, null)),
                        picture(FailureCode.CONTENT_ID_INVALID, "empty", image("a", "", 1, null)),
                        picture(FailureCode.VERSION_NEGATIVE, "-1", image("a", "main", -1, null)),
                        picture(FailureCode.ATTRIBUTES_INVALID, "NaN", image("a", null, Map.of("price", Double.NaN))),
                        picture(
                                FailureCode.ATTRIBUTES_INVALID,
                                "too large",
                                image("a", null, Map.of("text", "x".repeat(70_000)))),
                        picture(
                                FailureCode.ATTRIBUTES_INVALID,
                                "a name of the system's own",
                                image("a", null, Map.of("price", 1L, "tuwen_blank", true))),
                        picture(
                                FailureCode.PICTURE_EMPTY,
                                "no bytes",
                                image("a", new InlineImage(ByteBuffer.allocate(0)), Map.of())),
                        picture(FailureCode.PICTURE_REFERENCE_INVALID, "no URI", reference("http://a b", null)),
                        picture(FailureCode.PICTURE_REFERENCE_INVALID, "relative", reference("a/b.jpg", null)),
                        picture(FailureCode.PICTURE_REFERENCE_INVALID, "digest", reference("http://a/b", "12"))));
    }

    private static Arguments text(FailureCode code, String what, SourceRecord source) {
        return arguments(code, what, Tower.TEXT, source);
    }

    private static Arguments picture(FailureCode code, String what, byte[] value) {
        return arguments(code, what, Tower.IMAGE, record("a", value));
    }

    private static byte[] reference(String uri, @Nullable String sha256) {
        return image("a", new ImageReference(uri, sha256), Map.of());
    }

    private static byte[] image(String itemId, @Nullable Object image, Map<String, Object> attributes) {
        return IMAGES.encode(new ImageEvent(itemId, "main", 7L, OCCURRED, image, attributes));
    }

    private static byte[] image(String itemId, String contentId, long version, @Nullable Object image) {
        return IMAGES.encode(new ImageEvent(itemId, contentId, version, OCCURRED, image, Map.of()));
    }

    private static byte[] caption(String itemId, @Nullable String caption) {
        return CAPTIONS.encode(new CaptionEvent(itemId, "main", 7L, OCCURRED, caption, Map.of()));
    }

    private static StreamEvent event(Reading reading) {
        return ((Reading.Event) reading).event();
    }

    /** A registry that cannot be reached. */
    private static final class AbsentRegistry implements SchemaResolver {
        @Override
        public Resolution byId(int id) {
            return new Resolution.Unavailable("connection refused");
        }

        @Override
        public Resolution byFingerprint(long fingerprint) {
            return new Resolution.Unavailable("connection refused");
        }
    }
}
