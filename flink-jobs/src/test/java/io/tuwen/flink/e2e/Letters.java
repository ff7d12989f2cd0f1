package io.tuwen.flink.e2e;

import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.wire.DecodeResult;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.RecordDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of dead letters as anyone would. */
final class Letters {
    private Letters() {}

    static List<DeadLetter> read(String kafka, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        RecordDecoder<DeadLetter> decoder = new RecordDecoder<>(DeadLetter.class, new KnownSchemas());
        List<DeadLetter> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end =
                    consumer.endOffsets(List.of(partition)).values().iterator().next();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    letters.add(((DecodeResult.Decoded<DeadLetter>) decoder.decode(record.value())).record());
                }
            }
        }
        return letters;
    }
}
