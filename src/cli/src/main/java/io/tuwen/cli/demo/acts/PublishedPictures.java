package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.acts.Standing.Picture;
import io.tuwen.cli.publish.Place;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads pictures out of the records that published them. Safe for use by many threads. */
final class PublishedPictures implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;

    /** @param bootstrap of Kafka */
    PublishedPictures(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "client.id",
                        "tuwen-demo-acts",
                        "max.poll.records",
                        1,
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Empty for a record that removes its picture, or is away. */
    synchronized Optional<Picture> at(Place place) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
            if (record.offset() == place.offset() && record.value() != null) {
                return picture(record.value());
            }
        }
        return Optional.empty();
    }

    private static Optional<Picture> picture(byte[] value) {
        try {
            Object image = ImageEvent.getDecoder().decode(value).getImage();
            if (image instanceof InlineImage inline) {
                ByteBuffer buffer = inline.getBytes().duplicate();
                byte[] file = new byte[buffer.remaining()];
                buffer.get(file);
                return Optional.of(new Picture.Inline(file));
            }
            return image instanceof ImageReference reference
                    ? Optional.of(new Picture.At(reference.getUri()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture event cannot be read any more", e);
        }
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
