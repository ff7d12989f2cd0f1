package io.tuwen.search.http;

import io.tuwen.core.event.Content;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.Encoders;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import io.tuwen.testkit.store.SampleRows;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Fetches and decodes pictures as the real service does, and finds them all at 0 degrees; a text lies anywhere. */
final class RealPictures implements QueryVectors, AutoCloseable {
    private final Encoders pictures = Encoders.of(
            Tower.IMAGE,
            SampleRows.model("f".repeat(64)),
            Path.of("none"),
            new ZeroDegrees(),
            EncoderSettings.defaults());

    @Override
    public float[] vector(Query.Encodable query) {
        if (query instanceof Query.Text text) {
            return Plane.at(text.sentence().hashCode() % 360);
        }
        Content content = query instanceof Query.Picture picture
                ? new Content.InlinePicture(picture.bytes())
                : new Content.PictureReference(((Query.PictureAddress) query).uri(), null);
        return value(pictures.embedder()
                        .embed(value(pictures.loader().load(content).join()))
                        .join())
                .vector();
    }

    private static <T> T value(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Success<T> success) {
            return success.value();
        }
        throw new FailureException(((Outcome.Failed<T>) outcome).failure());
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        return sentences.stream().map(this::vector).toList();
    }

    @Override
    public void close() {
        pictures.close();
    }

    private static final class ZeroDegrees implements InferenceClient {
        @Override
        public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
            return CompletableFuture.completedFuture(
                    rows.stream().map(row -> Outcome.success(Plane.at(0))).toList());
        }

        @Override
        public void close() {}
    }
}
