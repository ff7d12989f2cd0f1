package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Halves a call that failed because of something in it, until single rows carry the blame: the server tells that a batch
 * is bad, never which row. One bad row among n costs about 2 log2(n) further calls.
 */
final class Bisecting implements InferenceClient {
    private final InferenceClient inner;

    Bisecting(InferenceClient inner) {
        this.inner = inner;
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        return inner.infer(rows).thenCompose(outcomes -> settle(rows, outcomes));
    }

    private CompletableFuture<List<Outcome<float[]>>> settle(List<byte[]> rows, List<Outcome<float[]>> outcomes) {
        Failure failure = Rows.commonFailure(outcomes);
        if (failure == null || rows.size() == 1 || !oneRowMayBeToBlame(failure)) {
            return CompletableFuture.completedFuture(outcomes);
        }
        int middle = rows.size() / 2;
        return infer(rows.subList(0, middle))
                .thenCombine(
                        infer(rows.subList(middle, rows.size())),
                        (left, right) ->
                                Stream.concat(left.stream(), right.stream()).toList());
    }

    private static boolean oneRowMayBeToBlame(Failure failure) {
        return failure.code() == FailureCode.MODEL_INPUT_REFUSED || failure.code() == FailureCode.MODEL_FAILED;
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public String toString() {
        return "Bisecting(" + inner + ")";
    }
}
