package io.tuwen.cli.picture;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.PictureInspector;
import io.tuwen.encoder.PictureInspector.Inspected;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at pictures side by side, one on each processor, and reports in their order. */
public final class Inspection {
    private final PictureInspector inspector;
    private final @Nullable Squares squares;

    /** @param squares where the model's squares go; null: nowhere */
    public Inspection(PictureInspector inspector, @Nullable Squares squares) {
        this.inspector = inspector;
        this.squares = squares;
    }

    /** @throws java.io.UncheckedIOException when a square cannot be written */
    public void run(Sources sources, Consumer<PictureReport> each) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<PictureReport>> reports = sources.all().stream()
                    .map(source -> threads.submit(() -> look(source)))
                    .toList();
            for (Future<PictureReport> report : reports) {
                each.accept(report.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private PictureReport look(Source source) {
        Outcome<Inspected> outcome = source.content().get().then(inspector::inspect);
        if (outcome instanceof Outcome.Success<Inspected> success) {
            if (squares != null) {
                squares.write(source, success.value().sight().pixels());
            }
            return PictureReport.Usable.of(source.label(), success.value());
        }
        return PictureReport.Refused.of(source.label(), ((Outcome.Failed<Inspected>) outcome).failure());
    }
}
