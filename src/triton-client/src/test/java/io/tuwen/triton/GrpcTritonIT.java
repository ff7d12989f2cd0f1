package io.tuwen.triton;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.testkit.inference.InferenceContract;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.servers.RepositoryHome;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of inference clients, kept by our client of a real Triton with the demo towers. */
class GrpcTritonIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.TRITON_DEMO);

    static final ModelContract CONTRACT =
            ModelContracts.read(RepositoryHome.find().resolve("triton-models/demo"));

    static TritonConnection connection;

    @BeforeAll
    static void connect() {
        connection = TritonConnection.open(TritonChannel.to(SERVERS.triton().address()));
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    static InferenceClient open(Tower tower) throws InterruptedException {
        return TritonClients.open(connection, CONTRACT, tower, TritonSettings.defaults(), InferenceMetrics.NONE);
    }

    @Nested
    class OfPictures extends InferenceContract {
        @Override
        protected InferenceClient open() throws InterruptedException {
            return GrpcTritonIT.open(Tower.IMAGE);
        }

        @Override
        protected byte[] row(int seed) {
            byte[] pixels = new byte[CONTRACT.image().size() * CONTRACT.image().size() * 3];
            new Random(seed).nextBytes(pixels);
            return pixels;
        }

        /** Every picture of the right size can be inferred. */
        @Override
        protected byte[] poison() {
            return new byte[7];
        }

        @Override
        protected int dim() {
            return CONTRACT.dim();
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
            return ids(1 + seed % 100);
        }

        /** No vocabulary is that large: the model's code breaks on it. */
        @Override
        protected byte[] poison() {
            return ids(1_000_000_000L);
        }

        @Override
        protected int dim() {
            return CONTRACT.dim();
        }

        private static byte[] ids(long first) {
            ByteBuffer ids =
                    ByteBuffer.allocate(8 * CONTRACT.text().contextLength()).order(ByteOrder.LITTLE_ENDIAN);
            ids.putLong(101).putLong(first).putLong(102);
            return ids.array();
        }
    }
}
