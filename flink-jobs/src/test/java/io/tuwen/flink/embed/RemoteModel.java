package io.tuwen.flink.embed;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A model that all subtasks of a cluster in this JVM share, and that goes away and comes back: while it is away nobody
 * gets an answer. Safe for use by many threads.
 */
final class RemoteModel {
    private final Queue<Call> open = new ArrayDeque<>();
    private final AtomicInteger closed = new AtomicInteger();
    private boolean away = true;

    private record Call(String text, CompletableFuture<Outcome<Embedding>> result) {
        void answer() {
            result.complete(Outcome.success(new Embedding(ManualEncoder.vector(text), Attributes.NONE)));
        }
    }

    synchronized int waiting() {
        return open.size();
    }

    /** How many subtasks have closed their encoders. */
    int closed() {
        return closed.get();
    }

    /** Returns when the model is back, or a while later. */
    synchronized void awaitReturn(Duration atMost) throws InterruptedException {
        if (away) {
            wait(atMost.toMillis());
        }
    }

    synchronized void comeBack() {
        away = false;
        notifyAll();
        open.forEach(call -> CompletableFuture.runAsync(call::answer));
        open.clear();
    }

    private synchronized CompletableFuture<Outcome<Embedding>> embed(String text) {
        Call call = new Call(text, new CompletableFuture<>());
        if (away) {
            open.add(call);
        } else {
            CompletableFuture.runAsync(call::answer);
        }
        return call.result();
    }

    Encoder encoder() {
        return new Encoder(new Captions(), new Client(), ManualEncoder.PREPROCESSING);
    }

    private static final class Captions implements ContentLoader {
        @Override
        public CompletableFuture<Outcome<Material>> load(Content content, @Nullable Known known) {
            String text = ((Caption) content).text();
            return CompletableFuture.completedFuture(
                    Outcome.success(new Material.Text(ManualEncoder.digest(ManualEncoder.picture(text)), text)));
        }

        @Override
        public void close() {}
    }

    private final class Client implements Embedder {
        private final Queue<CompletableFuture<Outcome<Embedding>>> mine = new ArrayDeque<>();

        @Override
        public CompletableFuture<Outcome<Embedding>> embed(Material material) {
            CompletableFuture<Outcome<Embedding>> call = RemoteModel.this.embed(((Material.Text) material).text());
            mine.add(call);
            return call;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
            mine.forEach(call -> call.complete(Outcome.failed(FailureCode.CLOSED, "client closed")));
        }
    }
}
