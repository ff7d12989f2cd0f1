package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Answers at once, as a server does: a call fails whole when one of its rows is poisoned. For one thread. */
final class PoisonableClient implements InferenceClient {
    private final FailureCode code;
    private final Set<Byte> poisoned = new HashSet<>();
    private int calls;

    PoisonableClient(FailureCode code) {
        this.code = code;
    }

    void poison(int... firsts) {
        for (int first : firsts) {
            poisoned.add((byte) first);
        }
    }

    int calls() {
        return calls;
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        calls++;
        boolean bad = rows.stream().anyMatch(row -> poisoned.contains(row[0]));
        return CompletableFuture.completedFuture(
                bad
                        ? Rows.failed(rows.size(), Failure.of(code, "a row is poisoned"))
                        : rows.stream().map(TestRows::vector).toList());
    }

    @Override
    public void close() {}
}
