package io.tuwen.cli.doctor;

import io.tuwen.core.model.Tower;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the job of a tower has come, by the offsets that it commits with each checkpoint. */
final class JobLook {
    /** Within which a running job commits what it has read. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(20);

    private JobLook() {}

    static Diagnosis at(Admin admin, Tower tower) {
        String remedy = "start the job (`./tuwen up` runs both), or read its log";
        return Diagnosis.of("job of " + tower.topic(), remedy, () -> look(admin, tower));
    }

    private static String look(Admin admin, Tower tower)
            throws ExecutionException, InterruptedException, TimeoutException {
        long records = ends(admin, tower.topic()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long deadline = System.nanoTime() + CHECKPOINT.toNanos();
        long done = committed(admin, tower);
        while (records > 0 && done == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("has read none of " + records + " records");
            }
            TimeUnit.SECONDS.sleep(1);
            done = committed(admin, tower);
        }
        return "has read " + done + " of " + records + " records as of its last checkpoint";
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = admin
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get(KafkaLook.SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get(KafkaLook.SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> offset(entry.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private static long committed(Admin admin, Tower tower)
            throws ExecutionException, InterruptedException, TimeoutException {
        String group = "tuwen-" + tower.name().toLowerCase(Locale.ROOT);
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata(group)
                .get(KafkaLook.SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }
}
