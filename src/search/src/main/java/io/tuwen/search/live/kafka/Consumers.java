package io.tuwen.search.live.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of raw records, of no group: nothing is committed, and any number may read. */
final class Consumers {
    private Consumers() {}

    static Consumer<byte[], byte[]> open(Topics topics, String client, Map<String, Object> further) {
        Map<String, Object> settings = new HashMap<>(further);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
