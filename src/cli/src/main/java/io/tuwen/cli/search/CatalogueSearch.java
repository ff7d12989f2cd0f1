package io.tuwen.cli.search;

import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.event.Content;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Material;
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
import java.util.List;

/** Answers queries with the very classes that fill the index. */
public final class CatalogueSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StackClients stack;

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
            return stack.search(target, embed(Tower.TEXT, new Content.Caption(text.sentence())), k);
        }
        if (query instanceof Query.Picture picture) {
            return stack.search(target, embed(Tower.IMAGE, new Content.InlinePicture(read(picture.file()))), k);
        }
        ItemId item = ((Query.Like) query).item();
        return stack.search(target, stored(item, target), k + 1).stream()
                .filter(hit -> !hit.header().key().itemId().equals(item))
                .limit(k)
                .toList();
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

    private float[] embed(Tower tower, Content content) {
        try (Encoders encoders = encoders(tower)) {
            Material material = value(encoders.loader().load(content).join());
            return value(encoders.embedder().embed(material).join());
        }
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
}
