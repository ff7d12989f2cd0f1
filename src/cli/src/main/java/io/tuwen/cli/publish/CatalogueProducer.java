package io.tuwen.cli.publish;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records, each acknowledged by all replicas and written once. Safe for use by many threads. */
public final class CatalogueProducer implements AutoCloseable {
    /** A picture of 20 MB, the default limit of the pipeline, with room for the rest of the event. */
    static final int MAX_REQUEST_BYTES = 24 * 1024 * 1024;

    private static final int REACH_SECONDS = 10;

    private final Producer<byte[], byte[]> producer;

    /**
     * @throws FailureException CONFIGURATION_INVALID when no broker answers within 10 s, or a topic is not there
     */
    public CatalogueProducer(String bootstrap) {
        reach(bootstrap);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "client.id",
                        "tuwen-publish",
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        5,
                        "compression.type",
                        "none",
                        "max.request.size",
                        MAX_REQUEST_BYTES,
                        "buffer.memory",
                        4L * MAX_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void reach(String bootstrap) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                REACH_SECONDS * 1000,
                "request.timeout.ms",
                5000);
        try (Admin admin = Admin.create(settings)) {
            List<String> topics = Stream.of(Tower.values()).map(Tower::topic).toList();
            admin.describeTopics(topics).allTopicNames().get(REACH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "interrupted while reaching Kafka");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--kafka " + bootstrap + ": " + cause.getMessage()
                            + " (expected: a running Kafka with the catalogue's topics; `./tuwen doctor` tells more)");
        }
    }

    /** Completes when the record is written, exceptionally when it cannot be. */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<RecordMetadata> written = new CompletableFuture<>();
        producer.send(record, (metadata, problem) -> {
            if (problem == null) {
                written.complete(metadata);
            } else {
                written.completeExceptionally(problem);
            }
        });
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
