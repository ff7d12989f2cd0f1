package io.tuwen.cli.demo.live;

import io.tuwen.cli.publish.Place;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the catalogue's topics and the dead letters from their beginning on. Not safe for use by many threads. */
final class TopicReader implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final Collection<TopicPartition> partitions;
    private final String deadLetters;
    private final Listener listener;
    private long records;

    /** Told what is read. */
    interface Listener {
        void record(Tower tower, Place place, ConsumerRecord<byte[], byte[]> record);

        void deadLetter(Place of);
    }

    TopicReader(String bootstrap, String deadLetters, Listener listener) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "client.id", "tuwen-demo", "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.deadLetters = deadLetters;
        this.listener = listener;
        this.partitions = Stream.concat(Arrays.stream(Tower.values()).map(Tower::topic), Stream.of(deadLetters))
                .flatMap(this::partitions)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private Stream<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()));
    }

    /** Reads what is there, waiting so long for the first of it. */
    void read(Duration patience) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            if (record.topic().equals(deadLetters)) {
                listener.deadLetter(letter(record));
            } else {
                records++;
                Place place = new Place(record.topic(), record.partition(), record.offset());
                listener.record(tower(record.topic()), place, record);
            }
        }
    }

    /** Reads all that was there when it was asked to. */
    void readToEnd(Duration patience) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(patience);
        }
    }

    private static Place letter(ConsumerRecord<byte[], byte[]> record) {
        try {
            DeadLetter letter = DeadLetter.getDecoder().decode(record.value());
            return new Place(letter.getTopic(), letter.getPartition(), letter.getOffset());
        } catch (IOException e) {
            throw new UncheckedIOException("a dead letter is not a DeadLetter in single-object encoding", e);
        }
    }

    private static Tower tower(String topic) {
        Optional<Tower> tower = Arrays.stream(Tower.values())
                .filter(one -> one.topic().equals(topic))
                .findFirst();
        return tower.orElseThrow(() -> new IllegalStateException(topic + ": not asked for"));
    }

    /** Of the catalogue's topics, read so far. */
    long records() {
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
