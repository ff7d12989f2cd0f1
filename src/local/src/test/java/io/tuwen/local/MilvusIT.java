package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.local.python.Venv;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both Milvus servers have in common. */
class MilvusIT {
    private static final Path HOME = Path.of(System.getProperty("tuwen.home"));

    interface Starter {
        ChildServer start(int port, Path data);
    }

    record Kind(String name, Starter starter) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        Kind lite = new Kind(
                "lite",
                (port, data) -> MilvusLite.start(
                        PythonEnvironment.localMode(HOME).ensure(line -> {}), new MilvusLite.Settings(port, data)));
        Kind standalone = new Kind(
                "standalone",
                (port, data) -> MilvusStandalone.start(
                        PythonEnvironment.milvusStandalone(HOME).ensure(line -> {}),
                        new MilvusStandalone.Settings(port, data, false)));
        return Stream.of(lite, standalone);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void stoppedOrKilled_servesAgainOnTheSamePort(Kind kind, @TempDir Path data) throws Exception {
        try (ChildServer server = kind.starter().start(0, data)) {
            BlockingQueue<String> deaths = new LinkedBlockingQueue<>();
            server.onDeath(deaths::add);
            assertThat(server.alive()).isTrue();

            server.stop();
            assertThat(server.alive()).isFalse();
            assertThat(Ports.isFree(port(server))).isTrue();
            server.start();
            server.kill();
            assertThat(server.alive()).isFalse();
            server.start();
            assertThat(server.alive()).isTrue();

            // Of both ends, the one that nobody asked for.
            assertThat(deaths.take()).contains(server.address(), "ended with code 137", "Last lines of");
            assertThat(deaths).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void takenPort_isToldBeforeAnythingStarts(Kind kind, @TempDir Path data) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> kind.starter().start(taken.getLocalPort(), data))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void authorization_asksForAToken(@TempDir Path data) throws IOException {
        Venv venv = PythonEnvironment.milvusStandalone(HOME).ensure(line -> {});
        try (MilvusStandalone server = MilvusStandalone.start(venv, new MilvusStandalone.Settings(0, data, true))) {
            assertThat(status(server, "root:wrong")).isEqualTo(HttpURLConnection.HTTP_UNAUTHORIZED);
            assertThat(status(server, "root:Milvus")).isEqualTo(HttpURLConnection.HTTP_OK);
        }
    }

    /** Of its HTTP API, which shares the port of gRPC. */
    private static int status(MilvusStandalone server, String token) throws IOException {
        URI uri = URI.create("http://" + server.address() + "/v1/vector/collections");
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        return connection.getResponseCode();
    }

    private static int port(ChildServer server) {
        return Integer.parseInt(server.address().substring(server.address().indexOf(':') + 1));
    }
}
