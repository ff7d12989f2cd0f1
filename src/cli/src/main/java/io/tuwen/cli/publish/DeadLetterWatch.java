package io.tuwen.cli.publish;

import io.tuwen.schemas.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters that are written from now on. Not safe for use by many threads. */
public final class DeadLetterWatch implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;

    public DeadLetterWatch(String bootstrap, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "client.id", "tuwen-dead-letters", "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // seekToEnd is lazy: only a position pins "now".
        partitions.forEach(consumer::position);
    }

    /** Those that came since the last call; waits {@code patience} for the first. */
    public List<DeadLetter> poll(Duration patience) {
        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            letters.add(decode(record.value()));
        }
        return letters;
    }

    private static DeadLetter decode(byte[] value) {
        try {
            return DeadLetter.getDecoder().decode(value);
        } catch (IOException e) {
            throw new UncheckedIOException("a dead letter is not a DeadLetter in single-object encoding", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
