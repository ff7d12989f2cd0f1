package io.tuwen.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.InlineImage;
import io.tuwen.schemas.wire.DecodeResult.Decoded;
import io.tuwen.schemas.wire.DecodeResult.Unavailable;
import io.tuwen.schemas.wire.DecodeResult.UnknownSchema;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Bytes to record and back, in both forms. */
class WireFormTest {
    private static final Instant TIME = Instant.parse("2026-11-24T08:30:00.123Z");

    private final MapResolver registry = new MapResolver();
    private final RecordDecoder<CaptionEvent> captions = new RecordDecoder<>(CaptionEvent.class, registry);

    @Test
    void singleObject_roundTripsWithoutARegistry() {
        byte[] value = RecordEncoder.singleObject(CaptionEvent.class).encode(caption());

        assertThat(value).startsWith(0xC3, 0x01);
        assertThat(new RecordDecoder<>(CaptionEvent.class, new KnownSchemas()).decode(value))
                .isEqualTo(new Decoded<>(caption()));
    }

    @Test
    void singleObject_isWhatAvrosOwnEncoderWrites() throws Exception {
        assertThat(ByteBuffer.wrap(
                        RecordEncoder.singleObject(CaptionEvent.class).encode(caption())))
                .isEqualTo(CaptionEvent.getEncoder().encode(caption()));
    }

    @Test
    void registered_isMagicAndBigEndianId() {
        byte[] value = RecordEncoder.registered(CaptionEvent.class, 0x01020304).encode(caption());

        assertThat(value).startsWith(0, 1, 2, 3, 4);
    }

    @Test
    void registered_roundTrips() {
        int id = registry.add(CaptionEvent.getClassSchema());

        assertThat(captions.decode(
                        RecordEncoder.registered(CaptionEvent.class, id).encode(caption())))
                .isEqualTo(new Decoded<>(caption()));
    }

    @Test
    void registered_isUnknownWithoutARegistry() {
        byte[] value = RecordEncoder.registered(CaptionEvent.class, 7).encode(caption());

        assertThat(new RecordDecoder<>(CaptionEvent.class, new KnownSchemas()).decode(value))
                .isInstanceOfSatisfying(
                        UnknownSchema.class,
                        unknown -> assertThat(unknown.message())
                                .contains("schema id: 7", "no schema registry is configured"));
    }

    @Test
    void unknownFingerprint_isNamed() {
        byte[] value = HexFormat.of().parseHex("c3010807060504030201" + "00");

        assertThat(new RecordDecoder<>(CaptionEvent.class, new KnownSchemas()).decode(value))
                .isInstanceOfSatisfying(
                        UnknownSchema.class,
                        unknown -> assertThat(unknown.message()).contains("0102030405060708"));
    }

    @Test
    void awayRegistry_isAskedAgainForTheSameBytes() {
        int id = registry.add(CaptionEvent.getClassSchema());
        byte[] value = RecordEncoder.registered(CaptionEvent.class, id).encode(caption());

        registry.goAway();
        assertThat(captions.decode(value)).isEqualTo(new Unavailable<>("away"));
        registry.comeBack();
        assertThat(captions.decode(value)).isEqualTo(new Decoded<>(caption()));
    }

    @Test
    void knownSchema_isAskedForOnce() {
        int id = registry.add(CaptionEvent.getClassSchema());
        byte[] value = RecordEncoder.registered(CaptionEvent.class, id).encode(caption());

        captions.decode(value);
        captions.decode(value);

        assertThat(registry.asked()).isEqualTo(1);
    }

    @Test
    void olderAndNewerWriters_areReadAsOurs() {
        int older = registry.add(without("attributes"));
        int newer = registry.add(with("colour"));
        String head = "0261" + "086d61696e" + "0e" + "00" + "00";

        assertThat(captions.decode(registered(older, head))).isEqualTo(new Decoded<>(gone(Map.of())));
        assertThat(captions.decode(registered(newer, head + "00" + "06726564")))
                .isEqualTo(new Decoded<>(gone(Map.of())));
    }

    @Test
    void pictureBytes_areAViewOfTheValue() {
        byte[] picture = {9, 8, 7, 6, 5};
        ImageEvent event = ImageEvent.newBuilder()
                .setItemId("a")
                .setVersion(1)
                .setOccurredAt(TIME)
                .setImage(new InlineImage(ByteBuffer.wrap(picture)))
                .setAttributes(Map.of())
                .build();
        byte[] value = RecordEncoder.singleObject(ImageEvent.class).encode(event);
        byte[] padded = new byte[value.length + 4];
        System.arraycopy(value, 0, padded, 3, value.length);

        ByteBuffer bytes = pictureOf(ByteBuffer.wrap(padded, 3, value.length));

        assertThat(bytes).isEqualTo(ByteBuffer.wrap(picture));
        assertThat(bytes.array()).isSameAs(padded);
        assertThat(ByteBuffer.wrap(padded, bytes.arrayOffset(), bytes.remaining()))
                .isEqualTo(bytes);
    }

    private static ByteBuffer pictureOf(ByteBuffer value) {
        DecodeResult<ImageEvent> result = new RecordDecoder<>(ImageEvent.class, new KnownSchemas()).decode(value);
        assertThat(result).isInstanceOf(Decoded.class);
        return ((InlineImage) ((Decoded<ImageEvent>) result).record().getImage()).getBytes();
    }

    @Test
    void nullKeyAndValue_surviveInADeadLetter() {
        DeadLetter letter = DeadLetter.newBuilder()
                .setTopic("t")
                .setPartition(0)
                .setOffset(0)
                .setTimestamp(TIME)
                .setHeaders(List.of())
                .setCode("KEY_MISSING")
                .setMessage("")
                .setStage("decode")
                .setAttempts(1)
                .setJob("j")
                .setModel("")
                .setFailedAt(TIME)
                .build();

        assertThat(new RecordDecoder<>(DeadLetter.class, new KnownSchemas())
                        .decode(RecordEncoder.singleObject(DeadLetter.class).encode(letter)))
                .isEqualTo(new Decoded<>(letter));
    }

    @Test
    void manyThreads_shareOneDecoder() {
        int id = registry.add(with("colour"));
        byte[] value = registered(id, "0261" + "086d61696e" + "0e" + "00" + "00" + "00" + "06726564");
        captions.decode(value);

        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(i -> captions.decode(value)))
                .allMatch(new Decoded<>(gone(Map.of()))::equals);
    }

    private static byte[] registered(int id, String hex) {
        return HexFormat.of().parseHex("00%08x".formatted(id) + hex);
    }

    private static CaptionEvent caption() {
        return CaptionEvent.newBuilder()
                .setItemId("杯子-1")
                .setVersion(8)
                .setOccurredAt(TIME)
                .setCaption("红色马克杯")
                .setAttributes(Map.of("stock", 3L, "price", 1.5, "sale", true, "name", "杯"))
                .build();
    }

    private static CaptionEvent gone(Map<String, Object> attributes) {
        return CaptionEvent.newBuilder()
                .setItemId("a")
                .setVersion(7)
                .setOccurredAt(Instant.EPOCH)
                .setAttributes(attributes)
                .build();
    }

    private static Schema without(String field) {
        return Schemas.edit(
                CaptionEvent.getClassSchema(),
                fields -> fields.removeIf(f -> f.name().equals(field)));
    }

    private static Schema with(String field) {
        return Schemas.edit(
                CaptionEvent.getClassSchema(),
                fields -> fields.add(new Schema.Field(field, Schema.create(Schema.Type.STRING))));
    }
}
