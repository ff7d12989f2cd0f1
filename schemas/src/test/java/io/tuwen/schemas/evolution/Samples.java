package io.tuwen.schemas.evolution;

import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.CaptionText;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.Digest128;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.LedgerState;
import io.tuwen.schemas.MutationKind;
import io.tuwen.schemas.ParkedEvent;
import io.tuwen.schemas.PictureValidator;
import io.tuwen.schemas.RecordHeader;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One record of each contract, whose bytes are kept for every release. A field that a later release adds stays unset
 * here, so that what an older release wrote still reads as an equal record.
 */
final class Samples {
    private static final Instant TIME = Instant.parse("2026-11-24T08:30:00.123Z");

    private Samples() {}

    static List<SpecificRecordBase> all() {
        return List.of(
                image(), caption(), source(), deadLetter(), event(), parked(), ledger(), mutation(), validator());
    }

    /** The sample of the contract of that name. */
    static SpecificRecordBase of(String name) {
        return all().stream()
                .filter(sample -> sample.getSchema().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where the bytes stand that a release wrote of it. */
    static Path file(String version, String name) {
        return Path.of("src/test/resources/samples", version, name + ".bin");
    }

    private static ImageEvent image() {
        return ImageEvent.newBuilder()
                .setItemId("杯子-1")
                .setContentId("front")
                .setVersion(7)
                .setOccurredAt(TIME)
                .setImage(reference())
                .setAttributes(Map.of("price", 12.5))
                .build();
    }

    private static ImageReference reference() {
        return ImageReference.newBuilder()
                .setUri("https://pictures.example/1.jpg")
                .setSha256("00ff")
                .build();
    }

    private static CaptionEvent caption() {
        return CaptionEvent.newBuilder()
                .setItemId("杯子-1")
                .setVersion(8)
                .setOccurredAt(TIME)
                .setCaption("红色马克杯")
                .setAttributes(Map.of("stock", 3L))
                .build();
    }

    private static SourceRecord source() {
        return SourceRecord.newBuilder()
                .setTopic("catalogue.images")
                .setPartition(2)
                .setOffset(41)
                .setTimestamp(TIME)
                .setKey(bytes("杯子-1"))
                .setValue(bytes("value"))
                .setHeaders(List.of(header()))
                .build();
    }

    private static RecordHeader header() {
        return RecordHeader.newBuilder().setKey("trace").setValue(bytes("abc")).build();
    }

    private static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setTopic("catalogue.images")
                .setPartition(2)
                .setOffset(41)
                .setTimestamp(TIME)
                .setKey(bytes("杯子-1"))
                .setValue(bytes("value"))
                .setHeaders(List.of(header()))
                .setCode("PICTURE_CORRUPT")
                .setMessage("cut off")
                .setStage("embed")
                .setAttempts(1)
                .setJob("images")
                .setModel("clip@0123abcd")
                .setFailedAt(TIME)
                .build();
    }

    private static StreamEvent event() {
        return StreamEvent.newBuilder()
                .setSource(source())
                .setItemId("杯子-1")
                .setContentId("front")
                .setVersion(7)
                .setOccurredAt(TIME)
                .setContent(CaptionText.newBuilder().setText("红色马克杯").build())
                .setAttributes(Map.of("sale", true))
                .setForced(true)
                .build();
    }

    private static ParkedEvent parked() {
        return ParkedEvent.newBuilder()
                .setEvent(event())
                .setDueAt(TIME)
                .setAttempt(3)
                .build();
    }

    private static LedgerState ledger() {
        return LedgerState.newBuilder()
                .setVersion(7)
                .setDeleted(false)
                .setContentDigest(new Digest128("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
                .setAttributesDigest(new Digest128("fedcba9876543210".getBytes(StandardCharsets.US_ASCII)))
                .build();
    }

    private static PictureValidator validator() {
        return PictureValidator.newBuilder()
                .setContentDigest(new Digest128("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
                .setSource(new Digest128("fedcba9876543210".getBytes(StandardCharsets.US_ASCII)))
                .setValue("\"v7\"")
                .build();
    }

    private static RowMutation mutation() {
        return RowMutation.newBuilder()
                .setKind(MutationKind.PUT)
                .setItemId("杯子-1")
                .setContentId("front")
                .setVersion(7)
                .setOccurredAt(TIME)
                .setContentDigest(new Digest128("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
                .setAttributes(Map.of("name", "杯"))
                .setCaption("红色马克杯")
                .setVector(bytes("four"))
                .setFirstOfKey(true)
                .setRecords(2)
                .setSource(source())
                .build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
