package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.python.PythonEnvironment;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
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
    void stopAndStart_servesOnTheSamePort(Kind kind, @TempDir Path data) {
        try (ChildServer server = kind.starter().start(0, data)) {
            String address = server.address();
            assertThat(server.alive()).isTrue();

            server.stop();
            assertThat(server.alive()).isFalse();
            assertThat(Ports.isFree(port(server))).isTrue();

            server.start();
            assertThat(server.alive()).isTrue();
            assertThat(server.address()).isEqualTo(address);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void death_isReportedUnlessAskedFor(Kind kind, @TempDir Path data) throws Exception {
        try (ChildServer server = kind.starter().start(0, data)) {
            BlockingQueue<String> deaths = new LinkedBlockingQueue<>();
            server.onDeath(deaths::add);

            server.stop();
            server.start();
            server.kill();
            assertThat(server.alive()).isFalse();

            server.start();
            assertThat(server.alive()).isTrue();
            assertThat(deaths.take()).contains(server.address(), "ended with code 137", "Last lines of");
            assertThat(deaths).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void takenPort_isToldBeforeAnythingStarts(Kind kind, @TempDir Path data, @TempDir Path other) {
        try (ChildServer server = kind.starter().start(0, data)) {
            int port = port(server);
            assertThatThrownBy(() -> kind.starter().start(port, other))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("port " + port + " of 127.0.0.1 is taken");
            assertThat(other).isEmptyDirectory();
        }
    }

    private static int port(ChildServer server) {
        return Integer.parseInt(server.address().substring(server.address().indexOf(':') + 1));
    }
}
