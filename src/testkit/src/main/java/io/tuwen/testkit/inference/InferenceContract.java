package io.tuwen.testkit.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of {@link InferenceClient}, whichever server answers. */
public abstract class InferenceContract {
    private static final int ROWS_BEYOND_ONE_CALL = 150;
    private static final int KINDS = 5;

    /** Batches of other sizes add up in another order. */
    private static final float ROUNDING = 1e-4f;

    private InferenceClient client;

    /** A client of its own for each test. */
    protected abstract InferenceClient open() throws InterruptedException;

    /** A good row; other seeds give other rows. */
    protected abstract byte[] row(int seed);

    /** A row that cannot be inferred, whatever stands beside it. */
    protected abstract byte[] poison();

    /** Length of a vector. */
    protected abstract int dim();

    @BeforeEach
    void openClient() throws InterruptedException {
        client = open();
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void infer_equalRows_equalVectors() {
        List<float[]> vectors = vectors(infer(client, row(1), row(2), row(1)));

        assertThat(vectors.get(2)).containsExactly(vectors.get(0), within(ROUNDING));
        assertThat(distance(vectors.get(0), vectors.get(1))).isGreaterThan(ROUNDING);
    }

    @Test
    void infer_alone_asAmongOthers() {
        List<float[]> together = vectors(infer(client, row(1), row(2), row(3)));

        for (int i = 0; i < 3; i++) {
            assertThat(vector(client, row(i + 1))).containsExactly(together.get(i), within(ROUNDING));
        }
    }

    @Test
    void infer_vectors_areOfDimAndLengthOne() {
        for (float[] vector : vectors(infer(client, row(1), row(2), row(3)))) {
            assertThat(vector).hasSize(dim());
            assertThat(distance(vector, new float[dim()])).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void infer_poisonAmongGoodRows_failsAlone() {
        List<Outcome<float[]>> outcomes = infer(client, row(1), row(2), poison(), row(3), row(4));

        assertThat(outcomes).hasSize(5);
        assertThat(code(outcomes.get(2)).disposition()).isEqualTo(Disposition.DEAD_LETTER);
        for (int good : new int[] {0, 1, 3, 4}) {
            assertThat(vectors(outcomes.subList(good, good + 1))).hasSize(1);
        }
    }

    @Test
    void infer_poisonOfOneCaller_sparesTheOthers() {
        CompletableFuture<List<Outcome<float[]>>> before = client.infer(List.of(row(1)));
        CompletableFuture<List<Outcome<float[]>>> poisoned = client.infer(List.of(poison()));
        CompletableFuture<List<Outcome<float[]>>> after = client.infer(List.of(row(2)));

        assertThat(code(await(poisoned).get(0)).disposition()).isEqualTo(Disposition.DEAD_LETTER);
        assertThat(vectors(await(before))).hasSize(1);
        assertThat(vectors(await(after))).hasSize(1);
    }

    @Test
    void infer_moreRowsThanOneCallTakes_allInOrder() {
        List<float[]> alone = IntStream.range(0, KINDS)
                .mapToObj(kind -> vector(client, row(kind)))
                .toList();
        List<byte[]> rows = IntStream.range(0, ROWS_BEYOND_ONE_CALL)
                .mapToObj(i -> row(i % KINDS))
                .toList();

        List<float[]> vectors = vectors(await(client.infer(rows)));

        assertThat(vectors).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(vectors.get(i)).containsExactly(alone.get(i % KINDS), within(ROUNDING));
        }
    }

    @Test
    void infer_concurrentCallers_eachGetsItsOwn() {
        List<float[]> alone = IntStream.range(0, KINDS)
                .mapToObj(kind -> vector(client, row(kind)))
                .toList();

        List<float[]> vectors = IntStream.range(0, ROWS_BEYOND_ONE_CALL)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> client.infer(List.of(row(i % KINDS))))
                        .thenCompose(outcomes -> outcomes))
                .toList()
                .stream()
                .map(outcomes -> vectors(await(outcomes)).get(0))
                .toList();

        for (int i = 0; i < vectors.size(); i++) {
            assertThat(vectors.get(i)).containsExactly(alone.get(i % KINDS), within(ROUNDING));
        }
    }

    @Test
    void infer_noRows_isRefused() {
        assertThatThrownBy(() -> client.infer(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void close_underWay_everythingCompletes() {
        List<CompletableFuture<List<Outcome<float[]>>>> underWay = new ArrayList<>();
        for (int i = 0; i < ROWS_BEYOND_ONE_CALL; i++) {
            underWay.add(client.infer(List.of(row(i))));
        }

        client.close();

        for (CompletableFuture<List<Outcome<float[]>>> call : underWay) {
            assertThat(call).isDone();
            if (await(call).get(0) instanceof Outcome.Failed<float[]> failed) {
                assertThat(failed.failure().code()).isEqualTo(FailureCode.CLOSED);
            }
        }
    }

    @Test
    void infer_afterClose_isClosed() {
        client.close();

        assertThat(infer(client, row(1), row(2)))
                .extracting(InferenceContract::code)
                .containsOnly(FailureCode.CLOSED);
    }

    private static List<Outcome<float[]>> infer(InferenceClient client, byte[]... rows) {
        return await(client.infer(List.of(rows)));
    }

    private static float[] vector(InferenceClient client, byte[] row) {
        return vectors(infer(client, row)).get(0);
    }

    private static List<Outcome<float[]>> await(CompletableFuture<List<Outcome<float[]>>> call) {
        return call.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static List<float[]> vectors(List<Outcome<float[]>> outcomes) {
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Success.class));
        return outcomes.stream()
                .map(outcome -> ((Outcome.Success<float[]>) outcome).value())
                .toList();
    }

    private static FailureCode code(Outcome<float[]> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<float[]>) outcome).failure().code();
    }

    private static double distance(float[] left, float[] right) {
        double square = 0;
        for (int i = 0; i < left.length; i++) {
            square += Math.pow(left[i] - right[i], 2);
        }
        return Math.sqrt(square);
    }
}
