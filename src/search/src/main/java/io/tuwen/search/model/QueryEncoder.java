package io.tuwen.search.model;

import io.tuwen.core.event.Content;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.Encoders;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Sentences and pictures to vectors, with the very classes that fill the index. Reaches for a tower, and checks it, when it
 * is first needed.
 */
public final class QueryEncoder implements QueryVectors, AutoCloseable {
    /** The model's client waits without end; somebody who asks does not. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServedModel model;
    private final ConcurrentMap<Tower, Encoders> opened = new ConcurrentHashMap<>();

    /** @param model to be closed after this */
    public QueryEncoder(ServedModel model) {
        this.model = model;
    }

    /**
     * A query as the model sees it, and what the model makes of it.
     *
     * @param row the model's input: UINT8 [S, S, 3] or INT64 [L], little-endian
     * @param vector dim numbers of length 1
     */
    public record Encoded(byte[] row, float[] vector) {}

    /** @throws FailureException that tells what is wrong with the query, or with the model */
    public Encoded encode(Query.Encodable query) {
        Encoders encoders = encoders(tower(query));
        Material material = material(encoders, query);
        byte[] row = value(encoders.embedder().prepare(material));
        return new Encoded(row, embedded(encoders.embedder().embed(material)));
    }

    @Override
    public float[] vector(Query.Encodable query) {
        Encoders encoders = encoders(tower(query));
        return embedded(encoders.embedder().embed(material(encoders, query)));
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        Encoders encoders = encoders(Tower.TEXT);
        List<CompletableFuture<Outcome<Embedding>>> underWay = sentences.stream()
                .map(sentence -> encoders.embedder().embed(material(encoders, sentence)))
                .toList();
        return underWay.stream().map(QueryEncoder::embedded).toList();
    }

    /**
     * Makes sure that a tower is the contract's and answers.
     *
     * @throws FailureException as {@link ServedModel#encoders}
     */
    public void reach(Tower tower) {
        encoders(tower);
    }

    private Encoders encoders(Tower tower) {
        return opened.computeIfAbsent(tower, model::encoders);
    }

    @Override
    public void close() {
        opened.values().forEach(Encoders::close);
    }

    /** A fetch ends by its own limits. */
    private static Material material(Encoders encoders, Query.Encodable query) {
        return value(encoders.loader().load(content(query)).join());
    }

    private static float[] embedded(CompletableFuture<Outcome<Embedding>> embedding) {
        String message = "no vector within " + PATIENCE.toSeconds() + " s";
        return value(embedding
                        .completeOnTimeout(
                                Outcome.failed(FailureCode.MODEL_UNAVAILABLE, message),
                                PATIENCE.toNanos(),
                                TimeUnit.NANOSECONDS)
                        .join())
                .vector();
    }

    private static Tower tower(Query.Encodable query) {
        return query instanceof Query.Text ? Tower.TEXT : Tower.IMAGE;
    }

    private static Content content(Query.Encodable query) {
        if (query instanceof Query.Text text) {
            return new Content.Caption(text.sentence());
        }
        if (query instanceof Query.Picture picture) {
            return new Content.InlinePicture(picture.bytes());
        }
        return new Content.PictureReference(((Query.PictureAddress) query).uri(), null);
    }

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Success<T> success) {
            return success.value();
        }
        throw new FailureException(((Outcome.Failed<T>) outcome).failure());
    }
}
