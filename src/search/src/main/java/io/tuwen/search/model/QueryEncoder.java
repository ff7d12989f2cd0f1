package io.tuwen.cli.search;

import io.tuwen.cli.stack.ServedModel;
import io.tuwen.core.event.Content;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.Encoders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Sentences and pictures to vectors, with the very classes that fill the index. Reaches for a tower, and checks it, when it
 * is first needed. Not safe for use by many threads.
 */
public final class QueryEncoder implements AutoCloseable {
    private final ServedModel model;
    private final Map<Tower, Encoders> opened = new EnumMap<>(Tower.class);

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
        Content content = content(query);
        Encoders encoders = encoders(tower(query));
        Material material = value(encoders.loader().load(content).join());
        byte[] row = value(encoders.embedder().prepare(material));
        Embedding embedding = value(encoders.embedder().embed(material).join());
        return new Encoded(row, embedding.vector());
    }

    /**
     * The vectors of many sentences, computed in batches.
     *
     * @throws FailureException as {@link #encode}
     */
    public List<float[]> vectors(List<Query.Text> sentences) {
        Encoders encoders = encoders(Tower.TEXT);
        List<CompletableFuture<Outcome<Embedding>>> underWay = sentences.stream()
                .map(sentence -> encoders.loader().load(content(sentence)).join())
                .map(material -> encoders.embedder().embed(value(material)))
                .toList();
        return underWay.stream()
                .map(embedding -> value(embedding.join()).vector())
                .toList();
    }

    private Encoders encoders(Tower tower) {
        return opened.computeIfAbsent(tower, model::encoders);
    }

    @Override
    public void close() {
        opened.values().forEach(Encoders::close);
    }

    private static Tower tower(Query.Encodable query) {
        return query instanceof Query.Text ? Tower.TEXT : Tower.IMAGE;
    }

    private static Content content(Query.Encodable query) {
        if (query instanceof Query.Text text) {
            return new Content.Caption(text.sentence());
        }
        return new Content.InlinePicture(read(((Query.Picture) query).file()));
    }

    private static ByteBuffer read(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--image " + file + ": cannot be read (expected: a picture file)");
        }
    }

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Success<T> success) {
            return success.value();
        }
        throw new FailureException(((Outcome.Failed<T>) outcome).failure());
    }
}
