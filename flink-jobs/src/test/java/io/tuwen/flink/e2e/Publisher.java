package io.tuwen.flink.e2e;

import io.tuwen.core.model.Tower;
import io.tuwen.testkit.catalogue.Message;
import io.tuwen.testkit.catalogue.Oracle;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages to the topics of their towers, and tells the oracles. */
final class Publisher implements AutoCloseable {
    private static final int LARGEST = 32 << 20;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Tower, Oracle> oracles = new EnumMap<>(Tower.class);
    private long published;

    Publisher(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void publish(Message message) {
        byte[] value = message.value() == null ? null : message.value().apply(Instant.now());
        producer.send(new ProducerRecord<>(message.tower().topic(), message.key(), value));
        oracle(message.tower()).told(message.meaning());
        published++;
    }

    Oracle oracle(Tower tower) {
        return oracles.computeIfAbsent(tower, one -> new Oracle());
    }

    long published() {
        return published;
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
