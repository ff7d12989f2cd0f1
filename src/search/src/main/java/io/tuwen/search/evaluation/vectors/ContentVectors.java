package io.tuwen.search.evaluation.vectors;

import io.tuwen.core.event.Content;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Material;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Contents to vectors, from the file where they are known, else from the model. Contents under way take a bounded part of
 * memory, whatever their size and number. Blocking; for use by one thread at a time.
 */
public final class ContentVectors {
    /** KiB of contents under way. */
    private static final int BUDGET = 32 << 10;

    /** KiB that any content takes: what the model sees of it, and what stands around it. */
    private static final int LEAST = 256;

    private final ContentLoader loader;
    private final Embedder embedder;
    private final VectorFile file;

    public ContentVectors(ContentLoader loader, Embedder embedder, VectorFile file) {
        this.loader = loader;
        this.embedder = embedder;
        this.file = file;
    }

    /**
     * A content that has no vector.
     *
     * @param number which of the contents
     */
    public record Refusal(int number, Failure failure) {}

    /**
     * What became of the contents.
     *
     * @param vectors one for each content, in their order; only of use when none was refused
     */
    public record Result(Selected vectors, List<Refusal> refused) {}

    /**
     * Embeds what is not known yet.
     *
     * @param contents asked for each number once, on the caller's thread
     * @param done told after each content, from any thread
     * @throws FailureException what the model answered when that was no matter of a content; what is embedded by then stays
     */
    public Result embed(int count, IntFunction<Content> contents, Runnable done) {
        Run run = new Run(count, done);
        for (int number = 0; number < count && !run.isBroken(); number++) {
            run.begin(number, contents.apply(number));
        }
        return run.result();
    }

    private final class Run {
        private final Semaphore room = new Semaphore(BUDGET);
        private final AtomicReferenceArray<Outcome<Digest>> outcomes;
        private final AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
        private final Runnable done;

        Run(int count, Runnable done) {
            this.outcomes = new AtomicReferenceArray<>(count);
            this.done = done;
        }

        boolean isBroken() {
            return broken.get() != null;
        }

        void begin(int number, Content content) {
            int cost = cost(content);
            room.acquireUninterruptibly(cost);
            loader.load(content).thenAccept(loaded -> {
                if (loaded instanceof Outcome.Success<Material> success) {
                    embed(number, success.value(), cost);
                } else {
                    end(number, loaded.map(Material::digest), cost);
                }
            });
        }

        private void embed(int number, Material material, int cost) {
            if (file.place(material.digest()) >= 0) {
                end(number, Outcome.success(material.digest()), cost);
                return;
            }
            embedder.embed(material).thenAccept(embedded -> end(number, kept(material.digest(), embedded), cost));
        }

        /** What cannot be kept ends the run: nobody may wait for it. */
        private Outcome<Digest> kept(Digest digest, Outcome<Embedding> embedded) {
            try {
                return embedded.map(embedding -> {
                    file.add(digest, embedding.vector());
                    return digest;
                });
            } catch (RuntimeException e) {
                broken.compareAndSet(null, e);
                return Outcome.failed(FailureCode.CLOSED, "not kept");
            }
        }

        private void end(int number, Outcome<Digest> outcome, int cost) {
            if (outcome instanceof Outcome.Failed<Digest> failed
                    && failed.failure().disposition() != Disposition.DEAD_LETTER) {
                broken.compareAndSet(null, new FailureException(failed.failure()));
            }
            outcomes.set(number, outcome);
            done.run();
            room.release(cost);
        }

        Result result() {
            room.acquireUninterruptibly(BUDGET);
            RuntimeException breakage = broken.get();
            if (breakage != null) {
                throw breakage;
            }
            List<Refusal> refused = new ArrayList<>();
            int[] places = IntStream.range(0, outcomes.length())
                    .map(number -> place(number, refused))
                    .toArray();
            refused.sort(Comparator.comparingInt(Refusal::number));
            return new Result(new Selected(file, places), List.copyOf(refused));
        }

        private int place(int number, List<Refusal> refused) {
            Outcome<Digest> outcome = outcomes.get(number);
            if (outcome instanceof Outcome.Success<Digest> success) {
                return file.place(success.value());
            }
            refused.add(new Refusal(number, ((Outcome.Failed<Digest>) outcome).failure()));
            return -1;
        }
    }

    private static int cost(Content content) {
        int bytes = content instanceof Content.InlinePicture picture
                ? picture.bytes().remaining()
                : 0;
        return Math.min(BUDGET, Math.max(LEAST, bytes >> 10));
    }
}
