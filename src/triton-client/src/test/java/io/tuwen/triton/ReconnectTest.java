package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tuwen.core.port.InferenceClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A channel left to itself waits 1 s, then 1.6 s and so on up to two minutes: four attempts in the time of this test. */
class ReconnectTest {

    @Test
    void serverThatHangsUp_isAskedAsOftenAsTheClientWants() throws IOException {
        TritonSettings settings = TritonSettings.defaults()
                .withRetries(new TritonSettings.Retries(Duration.ofMillis(1), Duration.ofMillis(20), 3));
        try (HangsUp server = new HangsUp();
                TritonConnection connection = TritonConnection.open(TritonChannel.to(server.address()));
                InferenceClient client = TritonClients.assemble(
                        connection, TestTower.SPEC, settings, InferenceMetrics.NONE, DaemonTimer.INSTANCE)) {
            var call = client.infer(TestRows.rows(1));

            await().until(() -> server.visits() >= 20);

            assertThat(call).isNotDone();
        }
    }

    /** Accepts connections, and closes each at once. */
    private static final class HangsUp implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0);
        private final AtomicInteger visits = new AtomicInteger();

        HangsUp() throws IOException {
            Thread thread = new Thread(this::hangUp, "hangs-up");
            thread.setDaemon(true);
            thread.start();
        }

        private void hangUp() {
            try {
                while (true) {
                    socket.accept().close();
                    visits.incrementAndGet();
                }
            } catch (IOException e) {
                // The socket was closed: the test is over.
            }
        }

        String address() {
            return "localhost:" + socket.getLocalPort();
        }

        int visits() {
            return visits.get();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
