package io.tuwen.flink.source;

import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.wire.RecordEncoder;
import java.nio.ByteBuffer;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters as Kafka records: the key is the original one, the value Avro's single-object encoding.
 *
 * <p>A letter that the topic would refuse would stop the job for good, so it goes without the original value then; topic,
 * partition and offset still tell where that stands.
 */
final class LetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LetterSerializer.class);

    private final String topic;
    private final int maxBytes;
    private transient @Nullable RecordEncoder<DeadLetter> encoder;

    LetterSerializer(String topic, int maxBytes) {
        this.topic = topic;
        this.maxBytes = maxBytes;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, @Nullable Long time) {
        byte[] key = bytes(letter.getKey());
        byte[] value = encoder().encode(letter);
        if (value.length + (key == null ? 0 : key.length) > maxBytes) {
            value = encoder().encode(withoutValue(letter, value.length));
        }
        return new ProducerRecord<>(topic, key, value);
    }

    private DeadLetter withoutValue(DeadLetter letter, int size) {
        LOG.warn(
                "Dead letter of {}-{}@{}: {} bytes (expected: at most {}); its value is left out",
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                size,
                maxBytes);
        return new DeadLetter(
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getTimestamp(),
                letter.getKey(),
                null,
                letter.getHeaders(),
                letter.getCode(),
                letter.getMessage() + "; the value is left out, being too large for the topic of dead letters",
                letter.getStage(),
                letter.getAttempts(),
                letter.getJob(),
                letter.getModel(),
                letter.getFailedAt());
    }

    private RecordEncoder<DeadLetter> encoder() {
        RecordEncoder<DeadLetter> current = encoder;
        if (current == null) {
            current = RecordEncoder.singleObject(DeadLetter.class);
            encoder = current;
        }
        return current;
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
