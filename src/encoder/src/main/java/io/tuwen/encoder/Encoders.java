package io.tuwen.encoder;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.encoder.caption.CaptionNormaliser;
import io.tuwen.encoder.caption.CaptionTokenizer;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.SchemePictureFetcher;
import io.tuwen.encoder.picture.PicturePreprocessor;
import java.nio.file.Path;

/**
 * The way from content to vector for one tower; index side and query side use this and nothing else, so that equal
 * contents get equal vectors. Closing it closes the inference client too.
 *
 * @param loader content to material
 * @param embedder material to vector
 */
public record Encoders(ContentLoader loader, PreparingEmbedder embedder) implements AutoCloseable {

    /**
     * @param repository the folder that holds model.json and the tokenizer
     * @param client of the tower; belongs to the result from now on
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID, MODEL_CONTRACT_MISMATCH
     */
    public static Encoders of(
            Tower tower, ModelContract contract, Path repository, InferenceClient client, EncoderSettings settings) {
        return switch (tower) {
            case IMAGE -> {
                long maxBytes = settings.picture().maxBytes();
                yield pictures(contract, client, settings, SchemePictureFetcher.standard(settings.fetch(), maxBytes));
            }
            case TEXT -> captions(contract, repository, client, settings);
        };
    }

    /**
     * Of the image tower, with a fetcher of the caller's.
     *
     * @param client of the tower; belongs to the result from now on, as does the fetcher
     */
    public static Encoders pictures(
            ModelContract contract, InferenceClient client, EncoderSettings settings, PictureFetcher fetcher) {
        return new Encoders(
                new PictureLoader(fetcher, contract.preprocessing(Tower.IMAGE)),
                new PictureEmbedder(
                        new PicturePreprocessor(contract.image(), settings.picture()),
                        settings.pictureFlags(),
                        threads("picture-decode", settings),
                        client));
    }

    private static Encoders captions(
            ModelContract contract, Path repository, InferenceClient client, EncoderSettings settings) {
        CaptionTokenizer tokenizer = CaptionTokenizer.load(repository, contract.text());
        return new Encoders(
                new CaptionLoader(
                        new CaptionNormaliser(settings.maxCaptionBytes()), contract.preprocessing(Tower.TEXT)),
                new CaptionEmbedder(tokenizer, threads("caption-tokenize", settings), client));
    }

    private static PreparationThreads threads(String name, EncoderSettings settings) {
        return new PreparationThreads(name, settings.threads(), settings.queued());
    }

    @Override
    public void close() {
        loader.close();
        embedder.close();
    }
}
