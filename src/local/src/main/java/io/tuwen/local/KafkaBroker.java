package io.tuwen.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * Apache Kafka in KRaft mode in this process: one node, broker and controller at once. Topics are not made on first use,
 * and records are kept until a topic says otherwise. What is fatal to Kafka ends this process, as Kafka wants it.
 */
public final class KafkaBroker implements LocalServer {
    /** Where a Kafka listens unless told otherwise. */
    public static final int USUAL_PORT = 9092;

    private final Settings settings;
    private final int controllerPort;
    private final KafkaStorage storage;
    private @Nullable KafkaRaftServer server;

    /**
     * @param port 0 for any free one
     * @param data the folder of its records; formatted when new, used again when not
     */
    public record Settings(int port, Path data) {}

    /** @param config as Kafka names a topic's settings: {@code cleanup.policy} */
    public record Topic(String name, int partitions, Map<String, String> config) {
        public Topic {
            config = Map.copyOf(config);
        }

        public Topic(String name, int partitions) {
            this(name, partitions, Map.of());
        }
    }

    private KafkaBroker(Settings settings, int controllerPort) {
        this.settings = settings;
        this.controllerPort = controllerPort;
        this.storage = new KafkaStorage(settings.data());
    }

    /**
     * Starts one and waits until it serves.
     *
     * @throws FailureException CONFIGURATION_INVALID when the port is taken or the folder is another broker's
     */
    public static KafkaBroker start(Settings settings) {
        KafkaBroker broker = new KafkaBroker(new Settings(Ports.claim(settings.port()), settings.data()), Ports.free());
        broker.start();
        return broker;
    }

    /** Starts it again after {@link #stop}, on the same port and folder. Does nothing while it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Ports.require(settings.port());
        storage.open();
        KafkaRaftServer starting = null;
        try {
            starting = new KafkaRaftServer(
                    new KafkaConfig(KafkaSettings.of(settings, controllerPort), false), Time.SYSTEM);
            starting.startup();
            server = starting;
        } catch (RuntimeException e) {
            if (starting != null) {
                starting.shutdown();
            }
            storage.close();
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    this + " does not start: " + e + "; if its folder " + settings.data()
                            + " is damaged, move it away");
        }
    }

    /** Waits until it is gone, with its port and its threads. Records and topics stay. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
            storage.close();
        }
    }

    /** Makes those of the topics that are not there yet. */
    public void createTopics(List<Topic> topics) {
        try (Admin admin = admin()) {
            List<NewTopic> wanted = topics.stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                    .toList();
            for (var made : admin.createTopics(wanted).values().entrySet()) {
                await(made.getKey(), made.getValue());
            }
        }
    }

    private void await(String topic, KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "topic " + topic + ": interrupted while it was made");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        "topic " + topic + ": not made by " + this + ": " + e.getCause());
            }
        }
    }

    private Admin admin() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", address());
        return Admin.create(properties);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + settings.port();
    }

    @Override
    public synchronized boolean alive() {
        return server != null;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }
}
