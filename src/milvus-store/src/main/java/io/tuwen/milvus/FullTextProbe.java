package io.tuwen.milvus;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.Status;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.milvus.Reply.Done;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a server keeps words, by a collection that is dropped at once. Versions do not tell: milvus-lite counts its
 * own, and a Milvus that knows no functions drops them without a word from what it is sent.
 */
final class FullTextProbe {
    private static final Logger LOG = LoggerFactory.getLogger(FullTextProbe.class);

    private static final int DIM = 2;

    private final MilvusConnection connection;
    private final CollectionCalls calls;

    FullTextProbe(MilvusConnection connection, CollectionCalls calls) {
        this.connection = connection;
        this.calls = calls;
    }

    /** @throws FailureException when the server does not answer, or lets nobody in */
    boolean offered() {
        String what = connection + ": full text";
        try (Blocking blocking =
                new Blocking(RetryPolicy.within(connection.settings().patience().start()))) {
            Outcome<Boolean> kept = blocking.run(what, () -> CompletableFuture.completedFuture(tried()));
            if (kept instanceof Failed<Boolean> failed && failed.failure().code() == FailureCode.INDEX_ROW_REFUSED) {
                LOG.info("{} is not offered: {}", what, failed.failure().message());
                return false;
            }
            return Blocking.valueOf(kept, what);
        }
    }

    private Reply<Boolean> tried() {
        String name = "tuwen_probe__" + UUID.randomUUID().toString().replace("-", "");
        CollectionSchema schema = FullText.with(new RowLayout(Tower.TEXT, DIM).schema(name));
        Reply<Status> made = calls.create(name, schema, List.of());
        if (made instanceof Done<Status>) {
            made = calls.createIndex(name, FieldIndex.WORDS);
        }
        Reply<Boolean> kept = made instanceof Done<Status>
                ? calls.describe(name).map(found -> FullText.in(found.getSchema()))
                : Rejections.of(made);
        calls.drop(name);
        return kept;
    }
}
