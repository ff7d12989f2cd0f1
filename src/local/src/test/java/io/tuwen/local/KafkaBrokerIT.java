package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.KafkaBroker.Settings;
import io.tuwen.local.KafkaBroker.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void topics_haveTheirPartitionsAndSettings() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(new Settings(0, data));
                Admin admin = Admin.create(clientOf(broker))) {
            List<Topic> topics =
                    List.of(new Topic("images", 3, Map.of("cleanup.policy", "compact")), new Topic("dead", 1));

            broker.createTopics(topics);
            broker.createTopics(topics);

            var described = admin.describeTopics(List.of("images", "dead"))
                    .allTopicNames()
                    .get();
            assertThat(described)
                    .hasEntrySatisfying(
                            "images", topic -> assertThat(topic.partitions()).hasSize(3))
                    .hasEntrySatisfying(
                            "dead", topic -> assertThat(topic.partitions()).hasSize(1));
            ConfigResource images = new ConfigResource(ConfigResource.Type.TOPIC, "images");
            assertThat(admin.describeConfigs(List.of(images)).all().get())
                    .hasEntrySatisfying(
                            images,
                            config -> assertThat(config.get("cleanup.policy").value())
                                    .isEqualTo("compact"));
        }
    }

    @Test
    void restartOnTheSameFolder_keepsRecords() throws Exception {
        Topic topic = new Topic("images", 1);
        try (KafkaBroker broker = KafkaBroker.start(new Settings(0, data))) {
            broker.createTopics(List.of(topic));
            send(broker, "images", "first");
            broker.stop();
            broker.start();
            send(broker, "images", "second");
        }
        try (KafkaBroker broker = KafkaBroker.start(new Settings(0, data))) {
            assertThat(read(broker, "images", 2)).containsExactly("first", "second");
        }
    }

    @Test
    void tenMegabyteRecord_isTaken() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(new Settings(0, data))) {
            broker.createTopics(List.of(new Topic("captions", 1)));
            String caption = "x".repeat(10_000_000);
            send(broker, "captions", caption);
            assertThat(read(broker, "captions", 1)).containsExactly(caption);
        }
    }

    @Test
    void close_leavesNoThreadAndNoPort() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        KafkaBroker broker = KafkaBroker.start(new Settings(0, data));
        Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
        own.removeAll(before);
        own.removeIf(
                thread -> thread.getThreadGroup() == null || thread.getName().startsWith("ForkJoinPool"));
        assertThat(own).isNotEmpty();

        broker.close();
        assertThat(broker.alive()).isFalse();
        assertThat(Ports.isFree(portOf(broker))).isTrue();
        for (Thread thread : own) {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void takenPort_isToldBeforeAnythingStarts(@TempDir Path other) {
        try (KafkaBroker broker = KafkaBroker.start(new Settings(0, data))) {
            int port = portOf(broker);
            assertThatThrownBy(() -> KafkaBroker.start(new Settings(port, other)))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("port " + port + " of 127.0.0.1 is taken");
            assertThat(other).isEmptyDirectory();
        }
    }

    @Test
    void folderOfAnotherBroker_isRefused() {
        try (KafkaBroker broker = KafkaBroker.start(new Settings(0, data))) {
            assertThatThrownBy(() -> KafkaBroker.start(new Settings(0, data)))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining(data + ": in use by another broker");
            assertThat(broker.alive()).isTrue();
        }
    }

    private static void send(KafkaBroker broker, String topic, String text) throws Exception {
        Map<String, Object> config = new HashMap<>(clientOf(broker));
        config.put("max.request.size", 20_000_000);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static List<String> read(KafkaBroker broker, String topic, int count) {
        List<String> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(clientOf(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (values.size() < count) {
                consumer.poll(PATIENCE)
                        .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        return values;
    }

    private static Map<String, Object> clientOf(KafkaBroker broker) {
        return Map.of("bootstrap.servers", broker.address());
    }

    private static int portOf(KafkaBroker broker) {
        return Integer.parseInt(broker.address().substring(broker.address().indexOf(':') + 1));
    }
}
