package io.tuwen.cli.stack;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.model.Tower;
import io.tuwen.local.ChildServer;
import io.tuwen.local.KafkaBroker;
import io.tuwen.local.LocalServer;
import io.tuwen.local.MilvusLite;
import io.tuwen.local.Ports;
import io.tuwen.local.TritonServer;
import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.local.python.Venv;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The servers of local mode: those that were not given are started here, and stopped in the other order. */
public final class LocalServers implements AutoCloseable {
    /** Dead letters carry what a picture topic carries, and some more. */
    private static final int MAX_RECORD_BYTES = 32 * 1024 * 1024;

    private static final int PARTITIONS = 4;

    /** The topic that refused records go to. */
    public static final String DEAD_LETTERS = "catalogue.dead-letters";

    private final Deque<LocalServer> started = new ArrayDeque<>();
    private final Wanted wanted;
    private final Consumer<String> progress;

    /**
     * What is to run.
     *
     * @param home the root of the repository
     * @param data where the servers keep what they store
     * @param model the model repository
     */
    public record Wanted(Path home, Path data, Path model, Given given, ListenOn ports) {}

    /** Addresses of servers that run already, and take the place of ours. */
    public record Given(
            @Nullable String kafka,
            @Nullable String triton,
            @Nullable String milvus,
            @Nullable String registry) {}

    /** Ports that must be ours; null: the usual one, or any free one where that is taken. */
    public record ListenOn(
            @Nullable Integer kafka,
            @Nullable Integer triton,
            @Nullable Integer milvus) {
        public static final ListenOn USUAL = new ListenOn(null, null, null);

        private static int port(@Nullable Integer wanted, int usual) {
            return wanted == null ? Ports.usual(usual) : wanted;
        }
    }

    private LocalServers(Wanted wanted, Consumer<String> progress) {
        this.wanted = wanted;
        this.progress = progress;
    }

    /** Servers, and where they are reached. */
    public record Running(LocalServers servers, Addresses addresses) implements AutoCloseable {
        @Override
        public void close() {
            servers.close();
        }
    }

    /**
     * Starts what is missing and waits until all of it serves.
     *
     * @param progress told what is being done
     * @throws io.tuwen.core.outcome.FailureException when something does not come up; nothing runs then
     */
    public static Running start(Wanted wanted, Consumer<String> progress) {
        LocalServers servers = new LocalServers(wanted, progress);
        try {
            return new Running(servers, servers.startAll());
        } catch (RuntimeException | Error e) {
            servers.close();
            throw e;
        }
    }

    private Addresses startAll() {
        // Before anything is started: what is wrong with the machine or the model is cheapest to find here.
        ModelContract contract = ModelContracts.read(wanted.model());
        Given given = wanted.given();
        String triton = given.triton();
        String milvus = given.milvus();
        Venv venv = triton == null || milvus == null
                ? PythonEnvironment.localMode(wanted.home()).ensure(progress)
                : null;
        String kafka = given.kafka() != null ? given.kafka() : kafka();
        if (venv != null) {
            triton = triton != null ? triton : triton(venv, contract);
            milvus = milvus != null ? milvus : milvus(venv);
        }
        return new Addresses(
                kafka,
                Objects.requireNonNull(triton),
                Objects.requireNonNull(milvus),
                given.registry(),
                wanted.model());
    }

    private String kafka() {
        progress.accept("starting Kafka");
        int port = ListenOn.port(wanted.ports().kafka(), KafkaBroker.USUAL_PORT);
        KafkaBroker broker =
                KafkaBroker.start(new KafkaBroker.Settings(port, wanted.data().resolve("kafka")));
        started.push(broker);
        broker.createTopics(List.of(topic(Tower.IMAGE.topic()), topic(Tower.TEXT.topic()), topic(DEAD_LETTERS)));
        return broker.address();
    }

    /** Kept for ever: the topics are what the index can be built from again. */
    private static KafkaBroker.Topic topic(String name) {
        Map<String, String> config =
                Map.of("retention.ms", "-1", "max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
        return new KafkaBroker.Topic(name, PARTITIONS, config);
    }

    private String triton(Venv venv, ModelContract contract) {
        progress.accept("starting Triton with " + contract.label());
        List<String> models = List.of(contract.servedName(Tower.IMAGE), contract.servedName(Tower.TEXT));
        TritonServer server = TritonServer.start(
                venv,
                new TritonServer.Settings(
                        wanted.model(), models, listenOn(), wanted.data().resolve("triton")));
        started.push(server);
        return server.address();
    }

    private TritonServer.Listen listenOn() {
        TritonServer.Listen usual = TritonServer.Listen.usual();
        Integer grpc = wanted.ports().triton();
        return grpc == null ? usual : new TritonServer.Listen(grpc, usual.http(), usual.metrics());
    }

    private String milvus(Venv venv) {
        progress.accept("starting Milvus");
        int port = ListenOn.port(wanted.ports().milvus(), MilvusLite.USUAL_PORT);
        MilvusLite server = MilvusLite.start(
                venv, new MilvusLite.Settings(port, wanted.data().resolve("milvus")));
        started.push(server);
        return server.address();
    }

    /** Tells of each server that ends though nobody asked it to. */
    public void onDeath(Consumer<String> listener) {
        for (LocalServer server : started) {
            if (server instanceof ChildServer child) {
                child.onDeath(listener);
            }
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
