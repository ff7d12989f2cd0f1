package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.TritonServer.Listen;
import io.tuwen.local.TritonServer.Settings;
import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.local.python.Venv;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TritonServerIT {
    private static final Path HOME = Path.of(System.getProperty("tuwen.home"));
    private static final Path DEMO = HOME.resolve("triton-models").resolve("demo");
    private static final List<String> MODELS = List.of("image", "text");
    private static Venv venv;

    // No temporary folder of JUnit's: it would warn of the link to the environment each time.
    private final Path data = Path.of("target", "tritonserver-it");

    @BeforeAll
    static void makeEnvironment() {
        venv = PythonEnvironment.localMode(HOME).ensure(line -> {});
    }

    @Test
    void start_servesTheModels_closeLeavesNoSharedMemory() throws IOException {
        TritonServer server = start(MODELS, Listen.anywhere());
        String prefix = "tuwen-" + server.address().substring("127.0.0.1:".length()) + "-";
        assertThat(infer(server)).contains("\"name\":\"embedding\"", "\"shape\":[1,64]");
        assertThat(answer(connect("http://" + server.metricsAddress() + "/metrics")))
                .contains("nv_inference_count");
        assertThat(sharedMemory(prefix)).isNotEmpty();

        server.close();
        assertThat(sharedMemory(prefix)).isEmpty();
    }

    @Test
    void stoppedOrKilled_servesAgainOnTheSamePorts() throws Exception {
        try (TritonServer server = start(List.of("text"), Listen.anywhere())) {
            CompletableFuture<String> death = new CompletableFuture<>();
            server.onDeath(death::complete);

            server.stop();
            assertThat(server.alive()).isFalse();
            server.start();
            server.kill();
            assertThat(death.get()).contains(server.address(), "ended with code 137");
            server.start();
            assertThat(infer(server)).contains("embedding");
        }
    }

    @Test
    void unknownModel_isToldWithItsLog() {
        assertThatThrownBy(() -> start(List.of("nobody"), Listen.anywhere()))
                .isInstanceOf(FailureException.class)
                .hasMessageContainingAll("tritonserver at 127.0.0.1:", "ended with code 1 before it served", "nobody")
                .hasMessageContaining("tritonserver.log");
    }

    @Test
    void takenPort_isToldBeforeAnythingStarts(@TempDir Path untouched) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            Settings settings = new Settings(DEMO, MODELS, new Listen(0, 0, port), untouched);
            assertThatThrownBy(() -> TritonServer.start(venv, settings))
                    .hasMessageContaining("port " + port + " of 127.0.0.1 is taken");
            assertThat(untouched).isEmptyDirectory();
        }
    }

    private TritonServer start(List<String> models, Listen listen) {
        return TritonServer.start(venv, new Settings(DEMO, models, listen, data));
    }

    static List<String> sharedMemory(String prefix) throws IOException {
        try (var files = Files.list(Path.of("/dev/shm"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
        }
    }

    private static String infer(TritonServer server) throws IOException {
        String body =
                "{\"inputs\":[{\"name\":\"ids\",\"datatype\":\"INT64\",\"shape\":[1,3],\"data\":[101,2769,102]}]}";
        HttpURLConnection connection = connect("http://" + server.httpAddress() + "/v2/models/text/infer");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return answer(connection);
    }

    private static HttpURLConnection connect(String uri) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(uri).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        return connection;
    }

    private static String answer(HttpURLConnection connection) throws IOException {
        try (InputStream input = connection.getInputStream()) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
