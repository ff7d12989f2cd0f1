package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.triton.proto.RepositoryModelLoadRequest;
import io.tuwen.triton.proto.RepositoryModelUnloadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real Triton that dies, loses a model, or loses a model's process, while rows are under way. */
class TritonFaultsIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.TRITON_DEMO);

    private final CountingMetrics metrics = new CountingMetrics();
    private TritonConnection connection;
    private InferenceClient captions;

    @BeforeEach
    void open() throws InterruptedException {
        connection = TritonConnection.open(TritonChannel.to(SERVERS.triton().address()));
        captions = open(Tower.TEXT);
    }

    private InferenceClient open(Tower tower) throws InterruptedException {
        return TritonClients.open(connection, DemoTowers.CONTRACT, tower, TritonSettings.defaults(), metrics);
    }

    @AfterEach
    void close() {
        captions.close();
        connection.close();
    }

    @Test
    void serverKilledMidLoadAndStartedAgain_nothingIsLost() {
        List<CompletableFuture<List<Outcome<float[]>>>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(captions.infer(List.of(DemoTowers.ids(1 + i % 50), DemoTowers.ids(2 + i % 50))));
        }
        await().atMost(60, TimeUnit.SECONDS).until(() -> calls.stream().anyMatch(CompletableFuture::isDone));

        SERVERS.triton().kill();
        calls.add(captions.infer(List.of(DemoTowers.ids(7))));
        await().atMost(60, TimeUnit.SECONDS).until(() -> metrics.retried().contains(FailureCode.MODEL_UNAVAILABLE));
        SERVERS.triton().start();

        assertThat(calls).allSatisfy(TritonFaultsIT::assertInferred);
    }

    @Test
    void modelUnloaded_isWaitedFor() {
        var unloaded = connection
                .blockingStub()
                .repositoryModelUnload(RepositoryModelUnloadRequest.newBuilder()
                        .setModelName("text")
                        .build());
        assertThat(unloaded).isNotNull();
        var call = captions.infer(List.of(DemoTowers.ids(7)));
        await().atMost(60, TimeUnit.SECONDS).until(() -> metrics.retried().contains(FailureCode.MODEL_UNAVAILABLE));
        assertThat(call).isNotDone();

        var loaded = connection
                .blockingStub()
                .repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                        .setModelName("text")
                        .build());

        assertThat(loaded).isNotNull();
        assertInferred(call);
    }

    @Test
    void modelsProcessesKilled_areLoadedAgain() throws InterruptedException {
        try (InferenceClient pictures = open(Tower.IMAGE)) {
            killModelProcesses();

            var picture = pictures.infer(List.of(DemoTowers.pixels(1)));
            var caption = captions.infer(List.of(DemoTowers.ids(1)));

            assertInferred(picture);
            assertInferred(caption);
            assertThat(metrics.retried()).contains(FailureCode.MODEL_FAILED);
        }
    }

    private static void killModelProcesses() {
        List<ProcessHandle> stubs = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("triton_python_backend_stub"))
                .toList();
        assertThat(stubs).hasSize(2);
        stubs.forEach(ProcessHandle::destroyForcibly);
    }

    private static void assertInferred(CompletableFuture<List<Outcome<float[]>>> call) {
        assertThat(TestRows.outcomes(call))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Success.class));
    }
}
