package io.tuwen.local;

import io.tuwen.local.child.ChildCommand;
import io.tuwen.local.python.Venv;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** milvus-lite 3.2: Milvus' protocol over one folder, exact search, no authentication. */
public final class MilvusLite extends ChildServer {
    /** Where a Milvus listens unless told otherwise. */
    public static final int USUAL_PORT = 19_530;

    private static final Duration GRACE = Duration.ofSeconds(10);
    /** A folder of a million rows is replayed within it. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /**
     * @param port 0 for any free one
     * @param data the folder of its rows and its log; made when missing
     */
    public record Settings(int port, Path data) {}

    private MilvusLite(ChildServerSpec spec) {
        super(spec);
    }

    /**
     * Starts one and waits until it serves.
     *
     * @throws io.tuwen.core.outcome.FailureException as {@link ChildServer#start}; at once when the port is taken
     */
    public static MilvusLite start(Venv venv, Settings settings) {
        Settings resolved = new Settings(Ports.claim(settings.port()), settings.data());
        MilvusLite server = new MilvusLite(new ChildServerSpec(
                "milvus-lite",
                resolved.port(),
                List.of(resolved.port()),
                command(venv, resolved),
                settings.data().resolve("milvus-lite.log"),
                log -> log.contains("milvus-lite: listening on"),
                PATIENCE,
                "if another process uses the folder, stop it; if its data is damaged, move it away"));
        server.start();
        return server;
    }

    static ChildCommand command(Venv venv, Settings settings) {
        Path rows = settings.data().resolve("rows");
        List<String> guarded = Guarded.milvus(venv, "milvus_lite_server.py", settings.port(), rows, GRACE);
        return new ChildCommand(guarded, Map.of());
    }
}
