package io.tuwen.local;

import io.tuwen.local.child.ChildCommand;
import io.tuwen.local.python.Venv;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Milvus 2.3.5, the real server with its own etcd, for tests: it is stricter than milvus-lite. x86-64 only. Listens on all
 * addresses, since it cannot be told otherwise.
 */
public final class MilvusStandalone extends ChildServer {
    /** It takes the port of its clients and the ten after it; the first of these tells its health. */
    static final int PORTS = 11;

    /** It ignores TERM for longer than half a minute, and loses nothing acknowledged by KILL. */
    private static final Duration GRACE = Duration.ZERO;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /**
     * @param port the first of eleven in a row; 0 for any free ones
     * @param data the folder of its rows and its log; made when missing
     * @param authorization whether calls need a token; {@code root:Milvus} is there from the start
     */
    public record Settings(int port, Path data, boolean authorization) {}

    private MilvusStandalone(ChildServerSpec spec) {
        super(spec);
    }

    /**
     * Starts one and waits until it says that it is healthy. For some seconds after that, calls on a collection with many
     * rows may still answer 101, not loaded.
     *
     * @throws io.tuwen.core.outcome.FailureException as {@link ChildServer#start}; at once when a port is taken
     */
    public static MilvusStandalone start(Venv venv, Settings settings) {
        int port = settings.port() == 0 ? Ports.freeBlock(PORTS) : settings.port();
        URI health = URI.create("http://" + Ports.HOST + ":" + (port + 1) + "/healthz");
        MilvusStandalone server = new MilvusStandalone(new ChildServerSpec(
                "milvus",
                port,
                IntStream.range(port, port + PORTS).boxed().toList(),
                command(venv, new Settings(port, settings.data(), settings.authorization())),
                settings.data().resolve("milvus.log"),
                // Its health is well before its last part, the one that clients call, is there.
                log -> Ports.answers(port) && Http.answers(health),
                PATIENCE,
                "give it a folder that it owns alone, and 2 GB of memory"));
        server.start();
        return server;
    }

    static ChildCommand command(Venv venv, Settings settings) {
        Path rows = settings.data().resolve("server");
        return new ChildCommand(
                Guarded.milvus(venv, "milvus_standalone.py", settings.port(), rows, GRACE),
                Map.of("COMMON_SECURITY_AUTHORIZATIONENABLED", Boolean.toString(settings.authorization())));
    }
}
