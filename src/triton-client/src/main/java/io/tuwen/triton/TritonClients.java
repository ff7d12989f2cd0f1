package io.tuwen.triton;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Backoff;
import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Makes clients of towers, and is the one place that says in which order their behaviours stand. */
public final class TritonClients {

    private TritonClients() {}

    /**
     * A client of a tower that is known to be the contract's, and that has just inferred a fixed row.
     *
     * @return to be closed before the connection
     * @throws FailureException MODEL_CONTRACT_MISMATCH or CONFIGURATION_INVALID with every finding; a waiting code when
     *     the settings' patience ran out
     * @throws InterruptedException when interrupted while waiting for the server
     */
    public static InferenceClient open(
            TritonConnection connection,
            ModelContract contract,
            Tower tower,
            TritonSettings settings,
            InferenceMetrics metrics)
            throws InterruptedException {
        require(settings.findings());
        long deadline = System.nanoTime() + settings.patience().toNanos();
        TowerSpec spec = TowerSpec.of(contract, tower, settings.version());
        TritonAdmin admin = new TritonAdmin(connection);
        TritonModel model = patiently(() -> admin.verify(contract, tower, settings.version()), deadline);
        require(findings(settings, model));
        InferenceClient client = assemble(
                connection, spec, settings.withRowsAtMost(model.maxBatchSize()), metrics, DaemonTimer.INSTANCE);
        try {
            awaitAnswer(client, spec, deadline);
            return client;
        } catch (FailureException | InterruptedException e) {
            client.close();
            throw e;
        }
    }

    static InferenceClient assemble(
            TritonConnection connection,
            TowerSpec tower,
            TritonSettings settings,
            InferenceMetrics metrics,
            Timer timer) {
        InferenceClient triton = new GrpcTriton(connection, tower, settings, metrics);
        ModelRepair repair = new ReloadingRepair(connection, tower.model(), settings.retries(), timer);
        return around(triton, repair, settings, metrics, timer);
    }

    /** From the outside in: merge, take apart, repeat, bound, send. */
    static InferenceClient around(
            InferenceClient triton,
            ModelRepair repair,
            TritonSettings settings,
            InferenceMetrics metrics,
            Timer timer) {
        InferenceClient limiting = new Limiting(triton, settings.calls(), metrics, timer);
        InferenceClient retrying = new Retrying(limiting, settings.retries(), repair, metrics, timer);
        InferenceClient bisecting = new Bisecting(retrying);
        return new Batching(bisecting, settings.batches(), metrics, timer);
    }

    private static <T> T patiently(Supplier<T> question, long deadline) throws InterruptedException {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));
        for (int attempt = 0; ; attempt++) {
            try {
                return question.get();
            } catch (FailureException e) {
                if (e.failure().disposition() != Disposition.WAIT || System.nanoTime() >= deadline) {
                    throw e;
                }
            }
            TimeUnit.NANOSECONDS.sleep(backoff.delay(attempt).toNanos());
        }
    }

    private static void awaitAnswer(InferenceClient client, TowerSpec tower, long deadline)
            throws InterruptedException {
        // The contract was read just now, so a first answer is worth a moment even where patience is used up.
        long patience = Math.max(deadline - System.nanoTime(), TimeUnit.SECONDS.toNanos(1));
        try {
            Outcome<float[]> outcome = client.infer(List.of(tower.fixedRow()))
                    .get(patience, TimeUnit.NANOSECONDS)
                    .get(0);
            if (outcome instanceof Outcome.Failed<float[]> failed) {
                throw new FailureException(failed.failure());
            }
        } catch (TimeoutException e) {
            throw new FailureException(
                    FailureCode.MODEL_UNAVAILABLE,
                    client
                            + ": no answer to a fixed input (expected: one within the patience at start; the log has the cause)");
        } catch (ExecutionException e) {
            throw new IllegalStateException("futures of inference clients complete normally", e);
        }
    }

    private static List<String> findings(TritonSettings settings, TritonModel model) {
        Duration deadline = settings.calls().deadline();
        if (deadline.compareTo(model.queueTimeout()) > 0) {
            return List.of();
        }
        return List.of("deadline: " + deadline + " (expected: more than " + model.queueTimeout()
                + ", the queue time-out of model " + model.name() + ")");
    }

    private static void require(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID, "inference client: " + String.join("; ", findings));
        }
    }
}
