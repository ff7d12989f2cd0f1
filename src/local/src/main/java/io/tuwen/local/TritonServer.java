package io.tuwen.local;

import io.tuwen.local.child.ChildCommand;
import io.tuwen.local.python.Venv;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** NVIDIA's tritonserver 2.51 on the CPU, serving ONNX models of a stock model repository. */
public final class TritonServer extends ChildServer {
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** It opens its ports only when every model is loaded. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Settings settings;
    private final TritonBackends backends;

    /**
     * @param repository the model repository: {@code <model>/config.pbtxt}, {@code <model>/<version>/model.onnx}
     * @param models those to load; the others stay unloaded until a client asks
     * @param listen its three ports
     * @param data the folder of its log and of the backends that it is given; made when missing
     */
    public record Settings(Path repository, List<String> models, Listen listen, Path data) {
        public Settings {
            models = List.copyOf(models);
        }
    }

    /** Its ports; 0 for any free one. */
    public record Listen(int grpc, int http, int metrics) {
        /** Where a Triton listens unless told otherwise, or near it where those are taken. */
        public static Listen usual() {
            return new Listen(Ports.usual(8001), Ports.usual(8000), Ports.usual(8002));
        }

        public static Listen anywhere() {
            return new Listen(0, 0, 0);
        }

        Listen claim() {
            return new Listen(Ports.claim(grpc), Ports.claim(http), Ports.claim(metrics));
        }
    }

    private TritonServer(ChildServerSpec spec, Settings settings, TritonBackends backends) {
        super(spec);
        this.settings = settings;
        this.backends = backends;
    }

    /**
     * Starts one and waits until it serves every model.
     *
     * @throws io.tuwen.core.outcome.FailureException as {@link ChildServer#start}; at once when a port is taken
     */
    public static TritonServer start(Venv venv, Settings settings) {
        Listen listen = settings.listen().claim();
        Settings resolved = new Settings(settings.repository(), settings.models(), listen, settings.data());
        ChildServerSpec spec = new ChildServerSpec(
                "tritonserver",
                listen.grpc(),
                List.of(listen.grpc(), listen.http(), listen.metrics()),
                command(venv, resolved),
                settings.data().resolve("tritonserver.log"),
                log -> Ports.answers(listen.grpc()) && servesAll(resolved),
                PATIENCE,
                "check that " + settings.repository() + " holds the models " + settings.models());
        TritonServer server = new TritonServer(spec, resolved, TritonBackends.of(venv, backendFolder(resolved)));
        server.start();
        return server;
    }

    /** Where it answers over HTTP: {@code 127.0.0.1:8000}. */
    public String httpAddress() {
        return Ports.HOST + ":" + settings.listen().http();
    }

    /** Where it tells its metrics over HTTP, at the path {@code /metrics}. */
    public String metricsAddress() {
        return Ports.HOST + ":" + settings.listen().metrics();
    }

    @Override
    void prepare() {
        backends.assemble();
    }

    private static boolean servesAll(Settings settings) {
        for (String model : settings.models()) {
            String ready = "http://" + Ports.HOST + ":" + settings.listen().http() + "/v2/models/" + model + "/ready";
            if (!Http.answers(URI.create(ready))) {
                return false;
            }
        }
        return true;
    }

    static ChildCommand command(Venv venv, Settings settings) {
        List<String> serve = new ArrayList<>();
        serve.add(TritonBackends.tritonFolder(venv)
                .resolve("bin")
                .resolve("tritonserver")
                .toString());
        serve.add("--model-repository=" + settings.repository().toAbsolutePath());
        serve.add("--backend-directory=" + backendFolder(settings));
        serve.add("--model-control-mode=explicit");
        settings.models().forEach(model -> serve.add("--load-model=" + model));
        serve.addAll(listening(settings.listen()));
        serve.add("--allow-gpu-metrics=false");
        serve.add("--pinned-memory-pool-byte-size=0");
        // Two servers of one machine must not share their segments of shared memory.
        serve.add("--backend-config=python,shm-region-prefix-name=tuwen-"
                + settings.listen().grpc() + "-");
        serve.add("--exit-timeout-secs=" + EXIT_TIMEOUT.toSeconds());
        return new ChildCommand(Guarded.command(venv, serve, GRACE), environment(venv, System.getenv()));
    }

    private static List<String> listening(Listen listen) {
        return List.of(
                "--http-address=" + Ports.HOST,
                "--http-port=" + listen.http(),
                "--grpc-address=" + Ports.HOST,
                "--grpc-port=" + listen.grpc(),
                "--metrics-address=" + Ports.HOST,
                "--metrics-port=" + listen.metrics());
    }

    /** Its Python processes take their packages from the first python3 on the PATH. */
    static Map<String, String> environment(Venv venv, Map<String, String> inherited) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", prefixed(venv.bin(), inherited.get("PATH")));
        venv.libraryPath()
                .ifPresent(
                        folder -> variables.put("LD_LIBRARY_PATH", prefixed(folder, inherited.get("LD_LIBRARY_PATH"))));
        return variables;
    }

    private static String prefixed(Path folder, @Nullable String path) {
        return path == null || path.isEmpty() ? folder.toString() : folder + File.pathSeparator + path;
    }

    private static Path backendFolder(Settings settings) {
        return settings.data().toAbsolutePath().resolve("backends");
    }
}
