package io.tuwen.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RecordHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterSerializerTest {
    private final LetterSerializer serializer = new LetterSerializer("letters", 2_000);

    @Test
    void letter_keepsTheOriginalKeyAndValue() throws IOException {
        DeadLetter letter = letter(new byte[] {7}, new byte[100]);

        ProducerRecord<byte[], byte[]> record = serializer.serialize(letter, new Alone(), null);

        assertThat(record.topic()).isEqualTo("letters");
        assertThat(record.key()).isEqualTo(new byte[] {7});
        assertThat(DeadLetter.fromByteBuffer(ByteBuffer.wrap(record.value()))).isEqualTo(letter);
    }

    @Test
    void letter_ofNoKeyAndNoValue_isWritten() throws IOException {
        DeadLetter letter = letter(null, null);

        ProducerRecord<byte[], byte[]> record = serializer.serialize(letter, new Alone(), null);

        assertThat(record.key()).isNull();
        assertThat(DeadLetter.fromByteBuffer(ByteBuffer.wrap(record.value()))).isEqualTo(letter);
    }

    @Test
    void letter_tooLargeForTheTopic_goesWithoutItsValue() throws IOException {
        ProducerRecord<byte[], byte[]> record =
                serializer.serialize(letter(new byte[] {7}, new byte[2_000]), new Alone(), null);

        DeadLetter written = DeadLetter.fromByteBuffer(ByteBuffer.wrap(record.value()));
        assertThat(record.value().length).isLessThan(2_000);
        assertThat(written.getValue()).isNull();
        assertThat(written.getOffset()).isEqualTo(42);
        assertThat(written.getMessage()).contains("left out");
    }

    private static DeadLetter letter(byte @Nullable [] key, byte @Nullable [] value) {
        return new DeadLetter(
                "catalogue.images",
                3,
                42L,
                Instant.ofEpochMilli(1),
                key == null ? null : ByteBuffer.wrap(key),
                value == null ? null : ByteBuffer.wrap(value),
                List.of(new RecordHeader("trace", ByteBuffer.wrap(new byte[] {1}))),
                "KEY_MISSING",
                "key: none",
                "decode",
                1,
                "job",
                "",
                Instant.ofEpochMilli(2));
    }

    /** A sink of one subtask that knows no partitions. */
    private static final class Alone implements KafkaSinkContext {
        @Override
        public int getParallelInstanceId() {
            return 0;
        }

        @Override
        public int getNumberOfParallelInstances() {
            return 1;
        }

        @Override
        public int[] getPartitionsForTopic(String topic) {
            return new int[0];
        }
    }
}
