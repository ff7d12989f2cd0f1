package io.tuwen.milvus;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.Status;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.milvus.Reply.Done;
import io.tuwen.milvus.Reply.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes the collections of a model and knows them again. Blocking; safe for use by many threads, and by many processes: each
 * step looks first and, when somebody else was faster, takes what is there.
 */
public final class CatalogueCollections {
    private final MilvusConnection connection;
    private final CollectionCalls calls;
    private final CollectionIndexes indexes;

    /** @param connection not closed by this */
    public CatalogueCollections(MilvusConnection connection) {
        this.connection = connection;
        this.calls = new CollectionCalls(connection);
        this.indexes = new CollectionIndexes(calls);
    }

    /**
     * Returns the collection of one tower of a model: made, indexed, loaded, and with an alias where there was none. An
     * alias that names another model's collection stays: switching it is the last step of a roll-out. A new collection of
     * captions keeps full text where the server offers it; one that is there stays as it was made.
     *
     * @throws FailureException INDEX_CONTRACT_MISMATCH with all that differs, when a collection of this name is another
     *     model's or has other fields; INDEX_UNAVAILABLE when it cannot be had within
     *     {@link MilvusSettings.Patience#start}; else what Milvus said
     */
    public CatalogueCollection ensure(Tower tower, ModelContract model) {
        Plan plan = plan(tower, model);
        return ask(plan.name, () -> step(plan));
    }

    /** Asks the server before, since it is a question to wait for and no step. */
    private Plan plan(Tower tower, ModelContract model) {
        Plan plan = new Plan(
                tower.collection(model),
                tower.alias(),
                new RowLayout(tower, model.dim()),
                CollectionOwner.of(tower, model),
                false);
        return plan.layout.hasCaption() && isMissing(plan.name) && new FullTextProbe(connection, calls).offered()
                ? plan.withFullText()
                : plan;
    }

    private boolean isMissing(String name) {
        return ask(name, () -> {
            Reply<DescribeCollectionResponse> found = calls.describe(name);
            return isMissing(found) ? new Done<>(true) : found.map(there -> false);
        });
    }

    /**
     * The collection that an alias names now, and whose vectors it holds.
     *
     * @throws FailureException INDEX_CONTRACT_MISMATCH when there is no such alias; else as {@link #ensure}
     */
    public CollectionInUse inUse(String alias) {
        return ask(
                alias,
                () -> calls.describe(alias).map(found -> {
                    CollectionOwner owner = CollectionOwner.read(found.getPropertiesList());
                    return new CollectionInUse(
                            found.getCollectionName(), owner.model(), owner.fingerprint(), FullText.absence(found));
                }));
    }

    /**
     * The rows that are there now, exactly.
     *
     * @param name of a collection, or its alias
     */
    public long rowCount(String name) {
        return ask(name, () -> {
            Reply<Long> count = calls.rowCount(name);
            boolean unloaded = count instanceof Rejected<Long> rejected
                    && rejected.verdict().kind() == Verdict.Kind.LOAD;
            if (unloaded) {
                calls.load(name);
            }
            return count;
        });
    }

    /** @param fullText whether it keeps words when it has to be made */
    private record Plan(String name, String alias, RowLayout layout, CollectionOwner owner, boolean fullText) {

        Plan withFullText() {
            return new Plan(name, alias, layout, owner, true);
        }

        CollectionSchema schema() {
            CollectionSchema plain = layout.schema(name);
            return fullText ? FullText.with(plain) : plain;
        }

        List<KeyValuePair> properties() {
            List<KeyValuePair> properties = new ArrayList<>(owner.toProperties());
            if (layout.hasCaption()) {
                properties.add(FullText.property(fullText));
            }
            return properties;
        }
    }

    private <T> T ask(String name, Supplier<Reply<T>> step) {
        try (Blocking blocking =
                new Blocking(RetryPolicy.within(connection.settings().patience().start()))) {
            Outcome<T> outcome =
                    blocking.run(connection + ": " + name, () -> CompletableFuture.completedFuture(step.get()));
            return Blocking.valueOf(outcome, connection + ": collection " + name);
        }
    }

    /** Once through all that must hold; says WAIT when it has to be gone through again. */
    private Reply<CatalogueCollection> step(Plan plan) {
        Reply<DescribeCollectionResponse> there = described(plan);
        if (!(there instanceof Done<DescribeCollectionResponse> collection)) {
            return Rejections.of(there);
        }
        List<String> differences = differences(plan, collection.value());
        if (!differences.isEmpty()) {
            return mismatch(plan, collection.value(), differences);
        }
        Reply<Boolean> indexed = indexed(plan, collection.value().getSchema());
        if (!(indexed instanceof Done<Boolean>)) {
            return Rejections.of(indexed);
        }
        Reply<Boolean> loaded = loaded(plan);
        if (!(loaded instanceof Done<Boolean>)) {
            return Rejections.of(loaded);
        }
        return aliased(plan)
                .map(target ->
                        new CatalogueCollection(plan.layout.tower(), plan.name, plan.alias, target, plan.layout.dim()));
    }

    private Reply<DescribeCollectionResponse> described(Plan plan) {
        Reply<DescribeCollectionResponse> first = calls.describe(plan.name);
        if (!isMissing(first)) {
            return first;
        }
        Reply<Status> made = calls.create(plan.name, plan.schema(), plan.properties());
        Reply<DescribeCollectionResponse> second = calls.describe(plan.name);
        return isMissing(second) ? Rejections.of(made) : second;
    }

    private static List<String> differences(Plan plan, DescribeCollectionResponse found) {
        List<String> differences =
                new ArrayList<>(plan.owner.differences(CollectionOwner.read(found.getPropertiesList())));
        differences.addAll(plan.layout.differences(found.getSchema()));
        return differences;
    }

    private Reply<Boolean> indexed(Plan plan, CollectionSchema schema) {
        Reply<Boolean> vectors = indexes.have(plan.name, FieldIndex.VECTORS);
        return vectors instanceof Done<Boolean> && FullText.in(schema)
                ? indexes.have(plan.name, FieldIndex.WORDS)
                : vectors;
    }

    private Reply<Boolean> loaded(Plan plan) {
        Reply<Boolean> before = calls.loaded(plan.name);
        if (!(before instanceof Done<Boolean> known) || known.value()) {
            return before;
        }
        Reply<Status> told = calls.load(plan.name);
        if (!(told instanceof Done<Status>)) {
            return Rejections.of(told);
        }
        Reply<Boolean> after = calls.loaded(plan.name);
        return after instanceof Done<Boolean> done && !done.value() ? loading(plan) : after;
    }

    private static Reply<Boolean> loading(Plan plan) {
        Failure failure =
                Failure.of(FailureCode.INDEX_UNAVAILABLE, "collection " + plan.name + " is still being loaded");
        return new Rejected<>(new Verdict(Verdict.Kind.LOAD, failure, Verdict.NO_CODE));
    }

    private Reply<String> aliased(Plan plan) {
        Reply<String> before = calls.aliasTarget(plan.alias);
        if (!isMissing(before)) {
            return before;
        }
        Reply<Status> made = calls.createAlias(plan.alias, plan.name);
        Reply<String> after = calls.aliasTarget(plan.alias);
        return isMissing(after) ? Rejections.of(made) : after;
    }

    private static boolean isMissing(Reply<?> reply) {
        return reply instanceof Rejected<?> rejected
                && (rejected.verdict().code() == MilvusStatus.COLLECTION_MISSING
                        || rejected.verdict().code() == MilvusStatus.ALIAS_MISSING);
    }

    private static <T> Reply<T> mismatch(Plan plan, DescribeCollectionResponse found, List<String> differences) {
        return Rejections.fatal("collection " + plan.name + " belongs to model "
                + CollectionOwner.read(found.getPropertiesList()).model() + " and differs: "
                + String.join("; ", differences)
                + "; use the model it belongs to, or rename or drop the collection to have it built anew");
    }
}
