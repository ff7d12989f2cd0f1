package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows told apart by their first byte, and readable outcomes. */
final class TestRows {

    private TestRows() {}

    static List<byte[]> rows(int... firsts) {
        return IntStream.of(firsts).mapToObj(TestRows::row).toList();
    }

    static List<byte[]> rows(Stream<Integer> firsts) {
        return firsts.map(TestRows::row).toList();
    }

    static byte[] row(int first) {
        return new byte[] {(byte) first, 0};
    }

    static Outcome<float[]> vector(byte[] row) {
        return Outcome.success(new float[] {row[0]});
    }

    /** One of {@code 7.0} or {@code MODEL_FAILED} a row. */
    static List<Object> read(CompletableFuture<List<Outcome<float[]>>> call) {
        return outcomes(call).stream().map(TestRows::read).toList();
    }

    static List<Outcome<float[]>> outcomes(CompletableFuture<List<Outcome<float[]>>> call) {
        return call.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Object read(Outcome<float[]> outcome) {
        return outcome instanceof Outcome.Success<float[]> success ? (Object) success.value()[0] : code(outcome);
    }

    static FailureCode code(Outcome<float[]> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<float[]>) outcome).failure().code();
    }
}
