package io.tuwen.triton;

import io.tuwen.core.model.Tower;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.testkit.inference.InferenceContract;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of inference clients, kept by our client of a real Triton with the demo towers. */
class GrpcTritonIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.TRITON_DEMO);

    static TritonConnection connection;

    @BeforeAll
    static void connect() {
        connection = TritonConnection.open(TritonChannel.to(SERVERS.triton().address()));
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    private static InferenceClient open(Tower tower) throws InterruptedException {
        return TritonClients.open(
                connection, DemoTowers.CONTRACT, tower, TritonSettings.defaults(), InferenceMetrics.NONE);
    }

    @Nested
    class OfPictures extends InferenceContract {
        @Override
        protected InferenceClient open() throws InterruptedException {
            return GrpcTritonIT.open(Tower.IMAGE);
        }

        @Override
        protected byte[] row(int seed) {
            return DemoTowers.pixels(seed);
        }

        /** Every picture of the right size can be inferred. */
        @Override
        protected byte[] poison() {
            return new byte[7];
        }

        @Override
        protected int dim() {
            return DemoTowers.CONTRACT.dim();
        }
    }

    @Nested
    class OfCaptions extends InferenceContract {
        @Override
        protected InferenceClient open() throws InterruptedException {
            return GrpcTritonIT.open(Tower.TEXT);
        }

        @Override
        protected byte[] row(int seed) {
            return DemoTowers.ids(1 + seed % 100);
        }

        @Override
        protected byte[] poison() {
            return DemoTowers.idsBeyondTheVocabulary();
        }

        @Override
        protected int dim() {
            return DemoTowers.CONTRACT.dim();
        }
    }
}
