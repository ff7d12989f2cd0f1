package io.tuwen.flink.clients;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.Encoders;
import io.tuwen.encoder.GoldenCheck;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.embed.Encoder;
import io.tuwen.flink.embed.EncoderFactory;
import io.tuwen.flink.store.PictureStores;
import io.tuwen.triton.InferenceMetrics;
import io.tuwen.triton.TritonClients;
import io.tuwen.triton.TritonConnection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.MetricGroup;

/**
 * Encoders of one tower, each with a connection to Triton of its own.
 *
 * @param properties of the job's configuration
 */
public record TritonEncoders(Tower tower, Map<String, String> properties) implements EncoderFactory {

    @Override
    public Encoder create(MetricGroup metrics) {
        JobSettings settings = JobSettings.of(properties);
        TritonConnection connection = TritonConnection.open(settings.tritonChannel());
        try {
            InferenceClient client = open(connection, settings, new TritonMetrics(metrics.addGroup("triton")));
            Encoders encoders = tower == Tower.IMAGE ? pictures(settings, client) : encoders(settings, client);
            return new Encoder(
                    encoders.loader(),
                    new LastOne(encoders.embedder(), connection),
                    settings.model().preprocessing(tower));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** With the file systems that Flink has where this runs. */
    private static Encoders pictures(JobSettings settings, InferenceClient client) {
        PictureFetcher fetcher = PictureStores.fetcher(settings.encoder(), settings.stores());
        return Encoders.pictures(settings.model(), client, settings.encoder(), fetcher);
    }

    private Encoders encoders(JobSettings settings, InferenceClient client) {
        return Encoders.of(tower, settings.model(), settings.modelRepository(), client, settings.encoder());
    }

    /**
     * Whether the served model is the contract's by name and shape, and answers golden inputs as the model folder says.
     *
     * @throws FailureException when it is not, or does not answer in time
     */
    public void verify() {
        JobSettings settings = JobSettings.of(properties);
        GoldenCheck golden = GoldenCheck.read(settings.modelRepository(), settings.model());
        try (TritonConnection connection = TritonConnection.open(settings.tritonChannel());
                InferenceClient client = open(connection, settings, InferenceMetrics.NONE);
                Encoders encoders = encoders(settings, client)) {
            golden.require(tower, encoders);
        }
    }

    private InferenceClient open(TritonConnection connection, JobSettings settings, InferenceMetrics metrics) {
        try {
            return TritonClients.open(connection, settings.model(), tower, settings.triton(), metrics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "interrupted while waiting for Triton");
        }
    }

    /** Closes the connection after what uses it. */
    private record LastOne(Embedder embedder, TritonConnection connection) implements Embedder {
        @Override
        public CompletableFuture<Outcome<Embedding>> embed(Material material) {
            return embedder.embed(material);
        }

        @Override
        public void close() {
            embedder.close();
            connection.close();
        }
    }
}
