package io.tuwen.flink.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.InlineImage;
import io.tuwen.schemas.InlineSlice;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.RecordEncoder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class EventReaderPropertyTest {
    private static final RecordEncoder<ImageEvent> IMAGES = RecordEncoder.singleObject(ImageEvent.class);

    private final EventReader reader = new EventReader(Tower.IMAGE, new KnownSchemas(), 1000);

    @Property
    void read_anyBytes_haveOneOutcome(@ForAll byte @Nullable [] key, @ForAll byte @Nullable [] value) {
        assertThat(reader.read(Records.record(key, value))).isNotNull();
    }

    @Property
    void read_damagedRecord_hasOneOutcome(
            @ForAll @Size(min = 1, max = 50) byte[] picture, @ForAll int at, @ForAll byte change) {
        byte[] value = encoded(picture);
        value[Math.floorMod(at, value.length)] ^= change;

        assertThat(reader.read(Records.record("a", value))).isNotNull();
    }

    @Property
    void read_pictureOfAnyBytes_isFoundInTheValue(@ForAll @Size(min = 1, max = 300) byte[] picture) {
        SourceRecord source = Records.record("a", encoded(picture));

        Reading.Event reading = (Reading.Event) reader.read(source);

        InlineSlice slice = (InlineSlice) reading.event().getContent();
        assertThat(source.getValue().slice(slice.getOffset(), slice.getLength()))
                .isEqualTo(ByteBuffer.wrap(picture));
    }

    private static byte[] encoded(byte[] picture) {
        return IMAGES.encode(new ImageEvent(
                "a", "main", 1L, Instant.EPOCH, new InlineImage(ByteBuffer.wrap(picture)), Map.of("stock", 3L)));
    }
}
