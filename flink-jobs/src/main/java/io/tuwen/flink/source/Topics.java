package io.tuwen.flink.source;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** Looks at the topics before any record is read. Blocking. */
public final class Topics {
    private static final int PATIENCE_SECONDS = 30;

    private final String bootstrapServers;
    private final Map<String, Object> settings = new HashMap<>();

    /** @param client further settings of the client: security, above all */
    public Topics(String bootstrapServers, Properties client) {
        this.bootstrapServers = bootstrapServers;
        client.forEach((name, value) -> settings.put(name.toString(), value));
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 1000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_SECONDS * 500);
    }

    /** @throws FailureException CONFIGURATION_INVALID when Kafka does not answer or a topic is not there */
    public void require(Collection<String> topics) {
        try (Admin admin = Admin.create(settings)) {
            admin.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw invalid("topics " + topics + ": " + cause + " (expected: there, on a Kafka that answers)");
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (RuntimeException e) {
            throw invalid("client settings: " + (e.getCause() == null ? e : e.getCause()));
        }
    }

    /**
     * The largest record that a topic takes.
     *
     * @param otherwise what to assume where this client may not see the topic's settings
     */
    public int maxRecordBytes(String topic, int otherwise) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(settings)) {
            String value = admin.describeConfigs(List.of(resource))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                    .value();
            return Integer.parseInt(value);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return otherwise;
            }
            throw invalid("topic " + topic + ": settings cannot be read: " + e.getCause());
        } catch (TimeoutException e) {
            throw invalid("topic " + topic + ": settings cannot be read within " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The offset that the next record will have, by partition. */
    public Map<Integer, Long> endOffsets(String topic) {
        try (Admin admin = Admin.create(settings)) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .forEach(found -> found.partitions()
                            .forEach(info ->
                                    latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
            Map<Integer, Long> ends = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            throw invalid("topic " + topic + ": its end cannot be told: " + e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, "Kafka at " + bootstrapServers + ": " + message);
    }

    private static FailureException interrupted() {
        Thread.currentThread().interrupt();
        return new FailureException(FailureCode.CLOSED, "interrupted while Kafka was asked");
    }
}
