package io.tuwen.search.live.kafka;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.live.story.Place;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Pictures within records, read again by where they lie. One at a time; safe for use by many threads. */
public final class RecordBytes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One batch a fetch, however large it is: Kafka gives at least that. */
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());

    private final Topics topics;
    private final RecordReading reading;
    private final Consumer<byte[], byte[]> consumer;

    public RecordBytes(Topics topics, RecordReading reading) {
        this.topics = topics;
        this.reading = reading;
        this.consumer = Consumers.open(topics, "tuwen-pictures", SETTINGS);
    }

    /**
     * @return empty where the record is not there any more, or has no picture
     * @throws FailureException PICTURE_HOST_UNAVAILABLE when Kafka does not answer
     */
    public synchronized Optional<ByteBuffer> picture(Place place) {
        TopicPartition partition = new TopicPartition(topics.of(place.side()), place.partition());
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, place.offset());
            List<ConsumerRecord<byte[], byte[]>> records =
                    consumer.poll(PATIENCE).records(partition);
            if (records.isEmpty()) {
                throw unavailable(place, "no answer within " + PATIENCE.toSeconds() + " s");
            }
            return records.get(0).offset() == place.offset()
                    ? reading.picture(records.get(0).value())
                    : Optional.empty();
        } catch (KafkaException e) {
            throw unavailable(place, e.toString());
        } finally {
            consumer.unsubscribe();
        }
    }

    private FailureException unavailable(Place place, String why) {
        return new FailureException(
                FailureCode.PICTURE_HOST_UNAVAILABLE,
                topics.of(place.side()) + "-" + place.partition() + " at " + place.offset() + " of "
                        + topics.bootstrap() + ": " + why);
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
