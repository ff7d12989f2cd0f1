package io.tuwen.flink.index;

import static java.util.stream.Collectors.groupingBy;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation.Put;
import io.tuwen.core.index.Mutation.Retag;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.VectorStore;
import io.tuwen.flink.wire.RowMutations;
import io.tuwen.schemas.MutationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one batch: looks at what is stored where that decides, then puts, retags and removes side by side, for no
 * row is in a batch twice. Of two batches that share a row the second must not start before the first is done.
 */
final class BatchWriter {
    private final VectorStore store;

    BatchWriter(VectorStore store) {
        this.store = store;
    }

    /** @return one result a step, in no order; completes normally as long as the store keeps its promise */
    CompletableFuture<List<Written>> write(List<Step> batch) {
        List<RowKey> guarded =
                batch.stream().filter(Step::isGuarded).map(Step::key).toList();
        return guarded.isEmpty()
                ? carryOut(batch, List.of())
                : store.read(guarded).thenCompose(stored -> compareAndCarryOut(batch, stored));
    }

    private CompletableFuture<List<Written>> compareAndCarryOut(
            List<Step> batch, Outcome<Map<RowKey, RowHeader>> outcome) {
        if (!(outcome instanceof Outcome.Success<Map<RowKey, RowHeader>> stored)) {
            Failure failure = ((Outcome.Failed<Map<RowKey, RowHeader>>) outcome).failure();
            return CompletableFuture.completedFuture(batch.stream()
                    .<Written>map(step -> new Written.Failed(step, failure))
                    .toList());
        }
        List<Step> due = new ArrayList<>();
        List<Written> settled = new ArrayList<>();
        for (Step step : batch) {
            Written verdict = step.isGuarded() ? verdict(step, stored.value().get(step.key())) : null;
            if (verdict == null) {
                due.add(step);
            } else {
                settled.add(verdict);
            }
        }
        return carryOut(due, settled);
    }

    /** @return null when the step may be carried out */
    private static @Nullable Written verdict(Step step, @Nullable RowHeader stored) {
        if (stored == null) {
            return null;
        }
        if (stored.version() > step.mutation().getVersion()) {
            return new Written.Outdated(step, stored);
        }
        Digest believed = step.believed();
        boolean vectorIsAnother = step.mutation().getKind() == MutationKind.RETAG
                && believed != null
                && !believed.equals(stored.contentDigest());
        return vectorIsAnother ? new Written.Failed(step, vectorMissing(step, stored)) : null;
    }

    private static Failure vectorMissing(Step step, RowHeader stored) {
        return Failure.of(
                FailureCode.INDEX_ROW_MISSING,
                step.key() + ": the index holds content " + stored.contentDigest() + " (expected: " + step.believed()
                        + ", whose attributes were to change); replay the record");
    }

    private CompletableFuture<List<Written>> carryOut(List<Step> steps, List<Written> settled) {
        Map<MutationKind, List<Step>> byKind =
                steps.stream().collect(groupingBy(step -> step.mutation().getKind()));
        CompletableFuture<List<Written>> puts = call(byKind.get(MutationKind.PUT), this::put);
        CompletableFuture<List<Written>> retags = call(byKind.get(MutationKind.RETAG), this::retag);
        CompletableFuture<List<Written>> removes = call(byKind.get(MutationKind.REMOVE), this::remove);
        CompletableFuture<List<Written>> known = CompletableFuture.completedFuture(settled);
        return known.thenCombine(puts, BatchWriter::joined)
                .thenCombine(retags, BatchWriter::joined)
                .thenCombine(removes, BatchWriter::joined);
    }

    private CompletableFuture<List<Outcome<RowKey>>> put(List<Step> steps) {
        return store.upsert(steps.stream()
                .map(step -> ((Put) RowMutations.toDomain(step.mutation())).row())
                .toList());
    }

    private CompletableFuture<List<Outcome<RowKey>>> retag(List<Step> steps) {
        return store.retag(steps.stream()
                .map(step -> ((Retag) RowMutations.toDomain(step.mutation())).tag())
                .toList());
    }

    private CompletableFuture<List<Outcome<RowKey>>> remove(List<Step> steps) {
        return store.delete(steps.stream().map(Step::key).toList());
    }

    private static CompletableFuture<List<Written>> call(
            @Nullable List<Step> steps, Function<List<Step>, CompletableFuture<List<Outcome<RowKey>>>> call) {
        return steps == null
                ? CompletableFuture.completedFuture(List.of())
                : call.apply(steps).thenApply(outcomes -> matched(steps, outcomes));
    }

    private static List<Written> matched(List<Step> steps, List<Outcome<RowKey>> outcomes) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            written.add(
                    outcomes.get(i) instanceof Outcome.Failed<RowKey> failed
                            ? new Written.Failed(steps.get(i), failed.failure())
                            : new Written.Done(steps.get(i)));
        }
        return written;
    }

    private static List<Written> joined(List<Written> left, List<Written> right) {
        List<Written> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
