package io.tuwen.cli.search;

import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.event.Content;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.Encoders;
import io.tuwen.triton.InferenceMetrics;
import io.tuwen.triton.TritonClients;
import io.tuwen.triton.TritonSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Answers queries with the very classes that fill the index; reaches for a tower when it is first needed. Not safe for use
 * by many threads.
 */
public final class CatalogueSearch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StackClients stack;
    private final Map<Tower, Encoders> encoders = new EnumMap<>(Tower.class);

    /** @param stack stays open when the search is closed */
    public CatalogueSearch(StackClients stack) {
        this.stack = stack;
    }

    /**
     * @param target where to look
     * @param k most hits, at least 1
     * @return best first
     * @throws FailureException that tells what is wrong with the query, or what does not answer
     */
    public List<Hit> search(Query query, Tower target, int k) {
        if (query instanceof Query.Text text) {
            return search(List.of(text), target, k, Filter.NONE).get(0);
        }
        if (query instanceof Query.Picture picture) {
            Content content = new Content.InlinePicture(read(picture.file()));
            return stack.search(target, embed(Tower.IMAGE, List.of(content)), k, Filter.NONE)
                    .get(0);
        }
        ItemId item = ((Query.Like) query).item();
        return stack.search(target, List.of(stored(item, target)), k + 1, Filter.NONE).get(0).stream()
                .filter(hit -> !hit.header().key().itemId().equals(item))
                .limit(k)
                .toList();
    }

    /**
     * Many sentences at once, in batches on their way to the model and in one request to the index.
     *
     * @param sentences 1 to 1000
     * @return for each of them what {@link #search(Query, Tower, int)} would find among the rows that pass the filter
     */
    public List<List<Hit>> search(List<Query.Text> sentences, Tower target, int k, Filter filter) {
        List<Content> captions = sentences.stream()
                .<Content>map(query -> new Content.Caption(query.sentence()))
                .toList();
        return stack.search(target, embed(Tower.TEXT, captions), k, filter);
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

    private List<float[]> embed(Tower tower, List<Content> contents) {
        Encoders way = encoders.computeIfAbsent(tower, this::encoders);
        List<CompletableFuture<Outcome<float[]>>> underWay = contents.stream()
                .map(content ->
                        way.embedder().embed(value(way.loader().load(content).join())))
                .toList();
        return underWay.stream().map(vector -> value(vector.join())).toList();
    }

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Success<T> success) {
            return success.value();
        }
        throw new FailureException(((Outcome.Failed<T>) outcome).failure());
    }

    private Encoders encoders(Tower tower) {
        try {
            return Encoders.of(
                    tower,
                    stack.contract(),
                    stack.addresses().model(),
                    TritonClients.open(
                            stack.triton(),
                            stack.contract(),
                            tower,
                            TritonSettings.defaults().withPatience(PATIENCE),
                            InferenceMetrics.NONE),
                    EncoderSettings.defaults());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "interrupted while reaching the model");
        }
    }

    private float[] stored(ItemId item, Tower target) {
        List<Row> rows = stack.get(target, List.of(new RowKey(ContentId.MAIN, item)));
        if (rows.isEmpty()) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--like " + item + ": not in " + target.alias() + " (expected: an item that is indexed)");
        }
        return rows.get(0).vector();
    }

    @Override
    public void close() {
        encoders.values().forEach(Encoders::close);
    }
}
