package io.tuwen.flink.embed;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.PictureLoader;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.StreamEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The embed operator with its defaults between a topic, picture hosts and a model that takes 10 ms, all in simulated time.
 * Every event is due at a moment; an operator that blocks reads it later. Keeps how old each event was when the index was
 * told.
 */
final class SimulatedLine implements AutoCloseable {
    private static final Duration MODEL = Duration.ofMillis(10);

    private final SimulatedTime time;
    private final Duration step;
    private final Subtask subtask;
    private final Map<String, Long> due = new HashMap<>();
    private final Map<String, Long> ages = new HashMap<>();
    private final Queue<DeadLetter> deadLetters = new ArrayDeque<>();

    /** @param step in which time goes on: no age is known more precisely */
    SimulatedLine(SimulatedTime time, Duration step, PictureFetcher fetcher) throws Exception {
        this.time = time;
        this.step = step;
        Encoder encoder = new Encoder(
                new PictureLoader(fetcher, ManualEncoder.PREPROCESSING), new Model(), ManualEncoder.PREPROCESSING);
        EmbedSpec spec = new EmbedSpec(
                EmbedSettings.DEFAULT,
                group -> encoder,
                new DeadLetters(Stage.EMBED, "test", "demo"),
                false,
                () -> Map.of());
        subtask = Subtask.of(spec, 0, 1, this::step);
        subtask.setProcessingTime(0);
        subtask.open();
    }

    /** Hands an event over when it is due, or as soon after that as the operator is free. */
    void send(StreamEvent event, Duration at) throws Exception {
        while (time.millis() < at.toMillis()) {
            step();
        }
        due.put(event.getItemId(), at.toMillis());
        subtask.processElement(event, 0);
    }

    void drain() {
        while (subtask.metric("account.inFlight") > 0) {
            step();
        }
    }

    private void step() {
        time.advance(step);
        try {
            subtask.setProcessingTime(time.millis());
        } catch (Exception e) {
            throw new AssertionError("a timer failed", e);
        }
        subtask.runMail();
        while (subtask.getOutput().poll() instanceof StreamRecord<?> record) {
            String item = ((RowMutation) record.getValue()).getItemId();
            ages.put(item, time.millis() - Objects.requireNonNull(due.get(item)));
        }
        var letters = subtask.getSideOutput(EmbedOperatorFactory.DEAD_LETTERS);
        while (letters != null && !letters.isEmpty()) {
            deadLetters.add(letters.remove().getValue());
        }
    }

    /** Item to milliseconds. */
    Map<String, Long> ages() {
        return ages;
    }

    Queue<DeadLetter> deadLetters() {
        return deadLetters;
    }

    private final class Model implements Embedder {
        @Override
        public CompletableFuture<Outcome<Embedding>> embed(Material material) {
            CompletableFuture<Outcome<Embedding>> result = new CompletableFuture<>();
            time.after(MODEL, () -> result.complete(Outcome.success(new Embedding(new float[] {1}, Attributes.NONE))));
            return result;
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() throws Exception {
        subtask.close();
    }
}
