package io.tuwen.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.wire.DecodeResult.Decoded;
import io.tuwen.schemas.wire.DecodeResult.Undecodable;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that lie: each is undecodable, none throws, none costs memory or time. */
class HostileBytesTest {
    /** item_id "a", content_id "main", version 7, occurred_at 0. */
    private static final String HEAD = "0261" + "086d61696e" + "0e" + "00";

    private static final byte[] CAPTION =
            RecordEncoder.singleObject(CaptionEvent.class).encode(caption());

    private final MapResolver registry = new MapResolver();
    private final RecordDecoder<CaptionEvent> captions = new RecordDecoder<>(CaptionEvent.class, registry);
    private final RecordDecoder<ImageEvent> images = new RecordDecoder<>(ImageEvent.class, registry);

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00000000", "c3", "c301", "c30102030405060708", "7b226974656d223a317d", "c302"})
    void bytesInNeitherForm_areUndecodable(String hex) {
        assertThat(captions.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        found -> assertThat(found.message()).contains("expected: 00 and a schema id"));
    }

    @ParameterizedTest
    @CsvSource({
        "caption of 2 GB, 02 feffffff0f",
        "caption of -1 bytes, 02 01",
        "caption of 2^62 bytes, 02 ffffffffffffffff7f",
        "2 thousand million attributes, 00 feffffff0f",
        "attributes in a block of Long.MIN_VALUE, 00 ffffffffffffffffff01",
        "attribute named with 2 GB, 00 02 feffffff0f",
        "branch 9 of a union, 12",
        "branch -1 of a union, 01",
        "number that never ends, ffffffffffffffffffffffffff",
    })
    void lyingLength_isUndecodableAndCostsNoMemory(String name, String hex) {
        int id = registry.add(CaptionEvent.getClassSchema());
        byte[] value = registered(id, HEAD + hex.replace(" ", ""));
        captions.decode(CAPTION);

        long before = allocated();
        assertThat(captions.decode(value)).as(name).isInstanceOf(Undecodable.class);
        assertThat(allocated() - before).as("bytes allocated").isLessThan(4_000_000);
    }

    @Test
    void pictureOfTwoGigabytes_isUndecodableAndCostsNoMemory() {
        int id = registry.add(ImageEvent.getClassSchema());
        byte[] value = registered(id, HEAD + "02" + "feffffff0f" + "00");

        long before = allocated();
        assertThat(images.decode(value)).isInstanceOf(Undecodable.class);
        assertThat(allocated() - before).as("bytes allocated").isLessThan(4_000_000);
    }

    @Test
    void arrayOfAThousandMillionNothings_isRefusedWithoutCounting() {
        Schema nothings = Schema.createArray(Schema.create(Schema.Type.NULL));
        int id = registry.add(Schemas.edit(
                CaptionEvent.getClassSchema(), fields -> fields.add(0, new Schema.Field("nothings", nothings))));

        assertThat(captions.decode(registered(id, "fcffffff07" + "00" + HEAD + "00" + "00")))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        found -> assertThat(found.message()).contains("a block of 1073741822 items"));
    }

    @Test
    void deeplyNestedSkippedField_isReadOrRefused() {
        Schema nest = Schema.createRecord("Nest", null, "shop", false);
        nest.setFields(List.of(new Schema.Field("next", Schema.createUnion(Schema.create(Schema.Type.NULL), nest))));
        int id = registry.add(
                Schemas.edit(CaptionEvent.getClassSchema(), fields -> fields.add(0, new Schema.Field("nest", nest))));

        assertThat(captions.decode(registered(id, "02".repeat(200_000) + "00" + HEAD + "00" + "00")))
                .isInstanceOf(Decoded.class);
    }

    @Test
    void trailingBytes_areUndecodable() {
        registry.add(CaptionEvent.getClassSchema());

        assertThat(captions.decode(Arrays.copyOf(CAPTION, CAPTION.length + 3)))
                .isEqualTo(new Undecodable<>("value: 3 bytes after the record (expected: none)"));
    }

    @Test
    void everyCut_isUndecodable() {
        registry.add(CaptionEvent.getClassSchema());

        for (int length = 0; length < CAPTION.length; length++) {
            assertThat(captions.decode(Arrays.copyOf(CAPTION, length))).isInstanceOf(Undecodable.class);
        }
    }

    /** Its caption would be a gap, filled with null: a removal. */
    @Test
    void pictureAmongCaptions_isUndecodable() {
        int id = registry.add(ImageEvent.getClassSchema());

        assertThat(captions.decode(registered(id, HEAD + "00" + "00")))
                .isEqualTo(new Undecodable<>("value: a ImageEvent (expected: a CaptionEvent)"));
    }

    @Test
    void schemaThatCannotBeReadAsOurs_isUndecodable() {
        int id = registry.add(Schemas.edit(
                CaptionEvent.getClassSchema(),
                fields -> fields.removeIf(field -> field.name().equals("version"))));

        assertThat(captions.decode(registered(id, HEAD)))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        found -> assertThat(found.message())
                                .contains("not a CaptionEvent", "version")
                                .hasSizeLessThan(450));
    }

    @Test
    void randomDamage_neverThrows() {
        registry.add(CaptionEvent.getClassSchema());
        SplittableRandom random = new SplittableRandom(7);

        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = CAPTION.clone();
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                damaged[random.nextInt(10, damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(captions.decode(damaged)).isInstanceOfAny(Decoded.class, Undecodable.class);
        }
    }

    @Test
    void position_staysForTheNextReader() {
        registry.add(CaptionEvent.getClassSchema());
        ByteBuffer value = ByteBuffer.wrap(CAPTION);

        captions.decode(value);

        assertThat(value).isEqualTo(ByteBuffer.wrap(CAPTION));
    }

    private static byte[] registered(int id, String hex) {
        return HexFormat.of().parseHex("00%08x".formatted(id) + hex);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) Objects.requireNonNull(ManagementFactory.getThreadMXBean()))
                .getCurrentThreadAllocatedBytes();
    }

    private static CaptionEvent caption() {
        return CaptionEvent.newBuilder()
                .setItemId("a")
                .setVersion(7)
                .setOccurredAt(Instant.EPOCH)
                .setCaption("red mug")
                .setAttributes(Map.of("stock", 3L))
                .build();
    }
}
