package io.tuwen.triton;

import io.tuwen.core.port.InferenceClient;
import io.tuwen.testkit.inference.InferenceContract;
import org.junit.jupiter.api.AfterEach;

/** The contract of inference clients, kept against a scripted server. */
class ScriptedContractTest extends InferenceContract {
    private final ScriptedTriton triton = new ScriptedTriton();
    private final TritonConnection connection = TritonConnection.open(TritonChannel.to(triton.address()));

    @AfterEach
    void stop() {
        connection.close();
        triton.close();
    }

    @Override
    protected InferenceClient open() {
        return TritonClients.assemble(
                connection, TestTower.SPEC, TritonSettings.defaults(), InferenceMetrics.NONE, DaemonTimer.INSTANCE);
    }

    @Override
    protected byte[] row(int seed) {
        return new byte[] {1, (byte) seed};
    }

    @Override
    protected byte[] poison() {
        return new byte[] {TestTower.POISON, 0};
    }

    @Override
    protected int dim() {
        return TestTower.DIM;
    }
}
