package io.tuwen.flink.embed;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.jspecify.annotations.Nullable;

/** The calls to the outside, counted and timed; their results arrive on the subtask's thread. */
final class Encoding implements AutoCloseable {
    /** Latencies that the histogram looks back on. */
    private static final int WINDOW = 1000;

    private final Encoder encoder;
    private final Calls calls;
    private final Counter fetches;
    private final Counter fetchesUnchanged;
    private final Counter inferences;
    private final Histogram embedMillis;

    Encoding(Encoder encoder, Calls calls, MetricGroup metrics) {
        this.encoder = encoder;
        this.calls = calls;
        this.fetches = metrics.counter("fetches");
        this.fetchesUnchanged = metrics.counter("fetchesUnchanged");
        this.inferences = metrics.counter("inferences");
        this.embedMillis = metrics.histogram("embedMillis", new DescriptiveStatisticsHistogram(WINDOW));
    }

    /** The digest that can be told without seeing the content: of a reference that carries its SHA-256. */
    @Nullable
    Digest knownDigest(Content content) {
        return content instanceof PictureReference reference
                ? reference.knownDigest(encoder.preprocessing()).orElse(null)
                : null;
    }

    /** @param known as {@link ContentLoader#load} has it */
    void load(Content content, @Nullable Known known, Consumer<Outcome<Material>> next) {
        if (content instanceof PictureReference) {
            fetches.inc();
        }
        calls.whenDone(encoder.loader().load(content, known), "load", outcome -> {
            if (outcome instanceof Outcome.Success<Material> success && success.value() instanceof Material.Unchanged) {
                fetchesUnchanged.inc();
            }
            next.accept(outcome);
        });
    }

    void embed(Material material, Consumer<Outcome<Embedding>> next) {
        inferences.inc();
        long begun = System.nanoTime();
        calls.whenDone(encoder.embedder().embed(material), "embed", outcome -> {
            embedMillis.update(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            next.accept(outcome);
        });
    }

    /** Results under way are dropped. */
    @Override
    public void close() {
        calls.close();
        encoder.loader().close();
        encoder.embedder().close();
    }
}
