package io.tuwen.encoder;

import io.tuwen.core.event.Content;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.fetch.SchemePictureFetcher;
import io.tuwen.encoder.picture.PicturePreprocessor;
import io.tuwen.encoder.picture.PictureSight;
import io.tuwen.encoder.quality.PictureFlags;

/**
 * What a model would see of pictures, without the model: loaded and prepared by the classes that the index is filled with.
 * Closes its fetcher. Safe for use by many threads.
 */
public final class PictureInspector implements AutoCloseable {
    private final PictureLoader loader;
    private final PicturePreprocessor preprocessor;

    /** @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID with every finding */
    public PictureInspector(ModelContract contract, EncoderSettings settings) {
        this.loader = new PictureLoader(
                SchemePictureFetcher.standard(
                        settings.fetch(), settings.picture().maxBytes()),
                contract.preprocessing(Tower.IMAGE));
        this.preprocessor = new PicturePreprocessor(contract.image(), settings.picture());
    }

    /**
     * A picture that is fit for the model.
     *
     * @param digest the content digest by which the ledger knows it
     */
    public record Inspected(Digest digest, PictureSight sight, PictureFlags flags) {}

    /** Works on the caller's thread, and blocks it until the picture is at hand. @param picture inline or a reference */
    public Outcome<Inspected> inspect(Content picture) {
        return loader.load(picture).join().then(this::inspect);
    }

    private Outcome<Inspected> inspect(Material material) {
        return preprocessor
                .look(((Material.Picture) material).bytes())
                .map(sight -> new Inspected(material.digest(), sight, PictureFlags.of(sight)));
    }

    @Override
    public void close() {
        loader.close();
    }
}
