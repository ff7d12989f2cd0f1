package io.tuwen.triton;

import static io.tuwen.core.outcome.FailureCode.CLOSED;
import static io.tuwen.core.outcome.FailureCode.MODEL_FAILED;
import static io.tuwen.core.outcome.FailureCode.MODEL_OUTPUT_INVALID;
import static io.tuwen.core.outcome.FailureCode.MODEL_OVERLOADED;
import static io.tuwen.core.outcome.FailureCode.MODEL_UNAVAILABLE;
import static io.tuwen.triton.ScriptedTriton.nanInRow;
import static io.tuwen.triton.ScriptedTriton.never;
import static io.tuwen.triton.ScriptedTriton.shortOutput;
import static io.tuwen.triton.ScriptedTriton.status;
import static io.tuwen.triton.ScriptedTriton.wrongShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the server does, every future completes with one outcome a row. */
class MisbehavingServerTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final TritonSettings IMPATIENT = TritonSettings.defaults()
            .withBatches(new TritonSettings.Batches(8, 1 << 20, Duration.ofMillis(2)))
            .withRetries(new TritonSettings.Retries(Duration.ofMillis(1), Duration.ofMillis(20), 3));

    private static final String DEAD = "Stub process 'image_0_0' is not healthy.";

    private final ScriptedTriton triton = new ScriptedTriton();
    private final CountingMetrics metrics = new CountingMetrics();
    private final TritonConnection connection = TritonConnection.open(TritonChannel.to(triton.address()));
    private final InferenceClient client = client(IMPATIENT);

    private InferenceClient client(TritonSettings settings) {
        return TritonClients.assemble(connection, TestTower.SPEC, settings, metrics, DaemonTimer.INSTANCE);
    }

    private static TritonSettings withDeadline(Duration deadline) {
        return IMPATIENT.withCalls(new TritonSettings.Calls(deadline, 4, 4, 100));
    }

    @AfterEach
    void stop() {
        client.close();
        connection.close();
        triton.close();
    }

    @Test
    void neverAnswers_isAskedAgainAfterTheDeadline() {
        triton.then(never(), never());
        try (InferenceClient hasty = client(withDeadline(SHORT))) {
            assertThat(read(hasty, 1, 2)).containsExactly("1", "2");
        }
        assertThat(metrics.retried()).containsExactly(MODEL_OVERLOADED, MODEL_OVERLOADED);
    }

    @Test
    void neverAnswers_closeCompletesAndCancels() {
        triton.then(never());
        var call = client.infer(rows(1));
        await().until(() -> triton.batches().size() == 1);

        client.close();

        assertThat(read(call)).containsExactly("CLOSED");
        await().until(() -> triton.cancelled() == 1);
    }

    @Test
    void answersLate_theLateAnswerIsForgotten() {
        CompletableFuture<Runnable> late = new CompletableFuture<>();
        triton.then((request, caller) ->
                late.complete(() -> ScriptedTriton.wrongShape().to(request, caller)));
        try (InferenceClient hasty = client(withDeadline(SHORT))) {
            var call = hasty.infer(rows(1));
            await().until(() -> triton.batches().size() == 2);
            late.join().run();

            assertThat(read(call)).containsExactly("1");
        }
    }

    @Test
    void wrongShape_isInvalidOutputOfEachRow() {
        triton.then(wrongShape());

        assertThat(read(client, 1, 2)).containsExactly("MODEL_OUTPUT_INVALID", "MODEL_OUTPUT_INVALID");
    }

    @Test
    void shortOutput_isInvalidOutputOfEachRow() {
        triton.then(shortOutput());

        assertThat(read(client, 1, 2)).containsExactly("MODEL_OUTPUT_INVALID", "MODEL_OUTPUT_INVALID");
    }

    @Test
    void nanInOneRow_isInvalidOutputOfThatRow() {
        triton.then(nanInRow(1));

        assertThat(read(client, 1, 2, 3)).containsExactly("1", MODEL_OUTPUT_INVALID.name(), "3");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, Exceeds maximum queue size",
        "UNAVAILABLE, Server is stopping",
        "NOT_FOUND, Request for unknown model: 'image' has no available versions",
        "DEADLINE_EXCEEDED, by a proxy",
        "RESOURCE_EXHAUSTED, too many requests",
        "CANCELLED, by a proxy"
    })
    void passingStatus_isWaitedFor(Status.Code code, String message) {
        triton.then(status(code, message), status(code, message), status(code, message), status(code, message));

        assertThat(read(client, 1)).containsExactly("1");
        assertThat(metrics.retried()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, input byte size mismatch, MODEL_INPUT_REFUSED",
        "INVALID_ARGUMENT, data-type is 'FP32', MODEL_CONTRACT_MISMATCH",
        "UNIMPLEMENTED, unknown service, MODEL_CONTRACT_MISMATCH",
        "UNAUTHENTICATED, no token, MODEL_ACCESS_DENIED",
        "PERMISSION_DENIED, wrong token, MODEL_ACCESS_DENIED"
    })
    void finalStatus_isTheOutcomeAtOnce(Status.Code code, String message, FailureCode expected) {
        triton.then(status(code, message));

        assertThat(read(client, 1)).containsExactly(expected.name());
        assertThat(metrics.retried()).isEmpty();
    }

    @Test
    void modelBreaks_threeTimes_isItsOutcome() {
        triton.then(Stream.generate(() -> status(Status.Code.INTERNAL, "Failed to process the request(s)"))
                .limit(3)
                .toArray(ScriptedTriton.Answer[]::new));

        assertThat(read(client, 1)).containsExactly(MODEL_FAILED.name());
        assertThat(triton.batches()).hasSize(3);
    }

    @Test
    void processDied_modelIsLoadedAgain() {
        triton.then(status(Status.Code.INTERNAL, DEAD));

        assertThat(read(client, 1)).containsExactly("1");
        assertThat(triton.unloads()).isEqualTo(1);
        assertThat(triton.loads()).isEqualTo(1);
    }

    @Test
    void processDied_serverAwayWhileLoading_modelIsLoadedAllTheSame() {
        triton.then(status(Status.Code.INTERNAL, DEAD))
                .thenRefuseLoad(Status.UNAVAILABLE)
                .thenRefuseLoad(Status.UNAVAILABLE);

        assertThat(read(client, 1)).containsExactly("1");
        assertThat(triton.unloads()).isEqualTo(1);
        assertThat(triton.loads()).isEqualTo(3);
    }

    @Test
    void processDied_modelCannotBeLoaded_isWaitedFor() {
        triton.then(status(Status.Code.INTERNAL, DEAD))
                .thenRefuseLoad(Status.INTERNAL.withDescription("failed to load 'image'"));

        assertThat(read(client, 1)).containsExactly("1");
        assertThat(metrics.retried()).containsExactly(MODEL_FAILED);
    }

    @Test
    void processDied_behindANameOfMany_nothingIsUnloaded() {
        triton.then(status(Status.Code.INTERNAL, DEAD));
        try (TritonConnection spread = TritonConnection.open(TritonChannel.to("dns:///" + triton.address()));
                InferenceClient many =
                        TritonClients.assemble(spread, TestTower.SPEC, IMPATIENT, metrics, DaemonTimer.INSTANCE)) {
            assertThat(read(many, 1)).containsExactly("1");
        }
        assertThat(triton.unloads()).isZero();
    }

    @Test
    void poisonedRows_failAlone() {
        assertThat(read(client, 1, TestTower.POISON, 2, 3, TestTower.POISON, 4, 5, 6, 7, 8, 9))
                .containsExactly(
                        "1", "MODEL_INPUT_REFUSED", "2", "3", "MODEL_INPUT_REFUSED", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void connectionCutMidCall_isMadeAgain() throws InterruptedException {
        triton.then(never());
        var call = client.infer(rows(1));
        await().until(() -> triton.batches().size() == 1);

        triton.startAgain();

        assertThat(read(call)).containsExactly("1");
        assertThat(metrics.retried()).contains(MODEL_UNAVAILABLE);
    }

    @Test
    void goAwayMidCall_theCallEndsAndTheNextFindsTheServerBack() throws InterruptedException {
        CompletableFuture<Runnable> held = new CompletableFuture<>();
        triton.then(
                (request, caller) -> held.complete(() -> ScriptedTriton.good().to(request, caller)));
        var call = client.infer(rows(1));
        await().until(held::isDone);

        triton.goAway();
        var next = client.infer(rows(2));
        held.join().run();
        assertThat(read(call)).containsExactly("1");
        triton.startAgain();

        assertThat(read(next)).containsExactly("2");
    }

    @Test
    void serverGoneAndBack_nothingIsLost() throws InterruptedException {
        List<CompletableFuture<List<Outcome<float[]>>>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(client.infer(rows(i % 13)));
            if (i == 20) {
                triton.stop();
            }
        }
        await().until(() -> metrics.retried().size() >= 10);

        triton.startAgain();

        for (int i = 0; i < 50; i++) {
            assertThat(read(calls.get(i))).containsExactly(Integer.toString(i % 13));
        }
    }

    @Test
    void noServer_closeCompletes() {
        triton.stop();
        var call = client.infer(rows(1, 2));
        await().until(() -> metrics.retried().size() >= 3);

        client.close();

        assertThat(read(call)).containsExactly(CLOSED.name(), CLOSED.name());
    }

    @Test
    void batches_areNoLargerThanAllowed() {
        var unused = read(
                client,
                Stream.iterate(20, i -> i + 1).limit(50).mapToInt(i -> i).toArray());

        assertThat(triton.batches()).containsExactlyInAnyOrder(8, 8, 8, 8, 8, 8, 2);
        assertThat(metrics.mostInFlight()).isLessThanOrEqualTo(64);
    }

    @Test
    void toString_tellsTheOrder() {
        assertThat(client)
                .hasToString("Batching(Bisecting(Retrying(Limiting(GrpcTriton(image at " + connection + ")))))");
    }

    private static List<byte[]> rows(int... firsts) {
        return TestRows.rows(firsts);
    }

    private static List<String> read(InferenceClient client, int... firsts) {
        return read(client.infer(rows(firsts)));
    }

    /** The first byte of the row whose vector it is, or the failure's code, a row. */
    private static List<String> read(CompletableFuture<List<Outcome<float[]>>> call) {
        return TestRows.outcomes(call).stream().map(TestTower::recognise).toList();
    }
}
