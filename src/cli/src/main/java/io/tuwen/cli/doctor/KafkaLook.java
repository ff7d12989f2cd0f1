package io.tuwen.cli.doctor;

import io.tuwen.core.model.Tower;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Kafka, the topics of the catalogue, and how far the jobs have read them. */
final class KafkaLook {
    static final int SECONDS = 5;

    private KafkaLook() {}

    static List<Diagnosis> at(String bootstrap, List<String> topics) {
        List<Diagnosis> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "request.timeout.ms",
                SECONDS * 1000,
                "default.api.timeout.ms",
                SECONDS * 1000);
        try (Admin admin = Admin.create(settings)) {
            found.add(Diagnosis.of(
                    "Kafka at " + bootstrap, "start Kafka, or name another with --kafka", () -> nodes(admin)));
            if (found.get(0).healthy()) {
                topics.stream().map(topic -> topic(admin, topic)).forEach(found::add);
                Stream.of(Tower.values()).map(tower -> JobLook.at(admin, tower)).forEach(found::add);
            }
        } catch (org.apache.kafka.common.KafkaException e) {
            found.add(
                    Diagnosis.ill("Kafka at " + bootstrap, e.getMessage() + " (expected: host:port)", "mend --kafka"));
        }
        return found;
    }

    private static String nodes(Admin admin) throws Exception {
        return admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS).size() + " broker(s)";
    }

    private static Diagnosis topic(Admin admin, String topic) {
        String remedy = "make the topic; its partitions cannot be changed later without reordering items";
        return Diagnosis.of("topic " + topic, remedy, () -> {
            TopicDescription description = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .get(topic);
            return (description == null ? 0 : description.partitions().size()) + " partitions";
        });
    }
}
