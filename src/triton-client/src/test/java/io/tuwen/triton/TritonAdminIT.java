package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.triton.TritonAdmin.RepositoryEntry;
import io.tuwen.triton.proto.ModelInferRequest;
import io.tuwen.triton.proto.ModelInferRequest.InferInputTensor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Our contract of the protocol, and our reading of statuses, against a real Triton. */
class TritonAdminIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.TRITON_DEMO);

    private static final int SIDE = DemoTowers.CONTRACT.image().size();

    static TritonConnection connection;
    static TritonAdmin admin;

    @BeforeAll
    static void connect() {
        connection = TritonConnection.open(TritonChannel.to(SERVERS.triton().address()));
        admin = new TritonAdmin(connection);
    }

    @AfterAll
    static void disconnect() {
        connection.close();
    }

    @Test
    void server_tellsNameAndVersion() {
        assertThat(admin.server()).matches("triton \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void repository_listsBothTowers() {
        assertThat(admin.repository())
                .contains(
                        new RepositoryEntry("image", "1", "READY", ""), new RepositoryEntry("text", "1", "READY", ""));
    }

    @Test
    void verify_demoTowers_areTheContracts() {
        TritonModel image = admin.verify(DemoTowers.CONTRACT, Tower.IMAGE);

        assertThat(image.versions()).containsExactly("1");
        assertThat(image.maxBatchSize()).isEqualTo(64);
        assertThat(image.dynamicBatching()).isTrue();
        assertThat(image.queueTimeout()).isEqualTo(Duration.ZERO);
        assertThat(admin.verify(DemoTowers.CONTRACT, Tower.TEXT).inputs().get(0).datatype())
                .isEqualTo("INT64");
    }

    @Test
    void verify_anotherContract_tellsAllDifferences() {
        assertThatThrownBy(() -> admin.verify(TestContract.CONTRACT, Tower.IMAGE))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("MODEL_CONTRACT_MISMATCH: model image at " + connection
                        + " is not that of contract test@abababab")
                .hasMessageContaining(
                        "input \"pixels\": shape [-1, %1$d, %1$d, 3] (expected: [-1, 8, 8, 3])".formatted(SIDE));
    }

    @Test
    void statistics_countInferences() throws InterruptedException {
        TritonStatistics before = admin.statistics("text");
        try (InferenceClient captions = TritonClients.open(
                connection, DemoTowers.CONTRACT, Tower.TEXT, TritonSettings.defaults(), InferenceMetrics.NONE)) {
            var outcomes =
                    TestRows.outcomes(captions.infer(List.of(DemoTowers.ids(1), DemoTowers.ids(2), DemoTowers.ids(3))));
            assertThat(outcomes).hasSize(3);
        }

        // Triton counts a request only after it has answered it. The three rows and the fixed one of the start.
        TritonStatistics after = await().until(
                        () -> admin.statistics("text"),
                        statistics -> statistics.inferences() - before.inferences() == 4);
        // The rows went together.
        assertThat(after.executions() - before.executions()).isEqualTo(2);
        assertThat(after.computed()).isGreaterThan(before.computed());
    }

    @Test
    void probe_answers() {
        assertThat(admin.probe(DemoTowers.CONTRACT, Tower.IMAGE)).isPositive();
        assertThat(admin.probe(DemoTowers.CONTRACT, Tower.TEXT)).isPositive();
    }

    @Test
    void model_unknown_isUnavailable() {
        FailureException failure = catchThrowableOfType(FailureException.class, () -> admin.model("nobody"));

        assertThat(failure.failure().code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE);
    }

    @Test
    void open_unknownVersion_isUnavailableWhenPatienceIsOver() {
        TritonSettings settings = TritonSettings.defaults().withVersion("9").withPatience(Duration.ZERO);

        assertThatThrownBy(() -> TritonClients.open(
                        connection, DemoTowers.CONTRACT, Tower.TEXT, settings, InferenceMetrics.NONE))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("MODEL_UNAVAILABLE: model text");
    }

    @Test
    void infer_wrongTensors_areContractMismatches() {
        assertThat(code(request("pixels", "UINT8", 8 * 8 * 3, 1, 8, 8, 3)))
                .isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH);
        assertThat(code(request("pixels", "FP32", 4 * SIDE * SIDE * 3, 1, SIDE, SIDE, 3)))
                .isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH);
        assertThat(code(request("pictures", "UINT8", SIDE * SIDE * 3, 1, SIDE, SIDE, 3)))
                .isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH);
        assertThat(code(ModelInferRequest.newBuilder().setModelName("image").build()))
                .isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH);
    }

    @Test
    void infer_rowsRefused_areRefusedInputs() {
        assertThat(code(request("pixels", "UINT8", 7, 1, SIDE, SIDE, 3))).isEqualTo(FailureCode.MODEL_INPUT_REFUSED);
        assertThat(code(request("pixels", "UINT8", 65 * SIDE * SIDE * 3, 65, SIDE, SIDE, 3)))
                .isEqualTo(FailureCode.MODEL_INPUT_REFUSED);
    }

    @Test
    void infer_modelBreaks_isAModelFailure() {
        ModelInferRequest request = new InferMessages(TowerSpec.of(DemoTowers.CONTRACT, Tower.TEXT, null), 0)
                .request(List.of(DemoTowers.idsBeyondTheVocabulary()));

        assertThat(code(request)).isEqualTo(FailureCode.MODEL_FAILED);
    }

    private static ModelInferRequest request(String input, String datatype, int bytes, long... shape) {
        InferInputTensor.Builder tensor =
                InferInputTensor.newBuilder().setName(input).setDatatype(datatype);
        for (long size : shape) {
            tensor.addShape(size);
        }
        return ModelInferRequest.newBuilder()
                .setModelName("image")
                .addInputs(tensor)
                .addRawInputContents(ByteString.copyFrom(new byte[bytes]))
                .build();
    }

    private static FailureCode code(ModelInferRequest request) {
        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class, () -> connection.blockingStub().modelInfer(request));
        Status status = refusal.getStatus();
        return TritonStatus.failure("image", status).code();
    }
}
