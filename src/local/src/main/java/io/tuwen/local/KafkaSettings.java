package io.tuwen.local;

import java.util.Map;
import java.util.TreeMap;

/** The settings of a single node that shares its process with others. */
final class KafkaSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Larger than any event that the line takes, so that a caption that is too large gets as far as its dead letter. */
    private static final int LARGEST_RECORD = 32 * 1024 * 1024;

    private KafkaSettings() {}

    static Map<String, String> of(KafkaBroker.Settings settings, int controllerPort) {
        Map<String, String> values = new TreeMap<>();
        String controller = Ports.HOST + ":" + controllerPort;
        values.put("process.roles", "broker,controller");
        values.put("node.id", Integer.toString(NODE_ID));
        values.put("controller.listener.names", CONTROLLER_LISTENER);
        values.put("controller.quorum.voters", NODE_ID + "@" + controller);
        values.put(
                "listeners",
                "PLAINTEXT://" + Ports.HOST + ":" + settings.port() + "," + CONTROLLER_LISTENER + "://" + controller);
        values.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        values.put("log.dirs", settings.data().toAbsolutePath().toString());
        values.putAll(oneNode());
        values.putAll(small());
        values.putAll(topics());
        return values;
    }

    private static Map<String, String> oneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0");
    }

    /** The defaults are those of a machine of its own: 128 MiB for the cleaner alone, 10 MiB of index a segment. */
    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "log.index.size.max.bytes", "1048576");
    }

    private static Map<String, String> topics() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "log.retention.ms", "-1",
                "message.max.bytes", Integer.toString(LARGEST_RECORD));
    }
}
