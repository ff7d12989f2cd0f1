package io.tuwen.search.http;

import io.tuwen.core.model.ModelContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service can do, for a page that shows only what works.
 *
 * @param live whether /v1/live and histories are there
 * @param pictures whether pictures of items are there
 */
record AboutAnswer(
        AboutModel model,
        boolean demo,
        boolean live,
        boolean pictures,
        Fulltext fulltext,
        boolean calibrated,
        List<String> acts,
        List<String> examples,
        List<String> pictureExamples) {
    private static final Fulltext NO_FULLTEXT = new Fulltext(false, "this service searches by vectors only");

    record AboutModel(String label, int dim, double logitScale) {}

    /** @param reason why not */
    record Fulltext(boolean available, @Nullable String reason) {}

    static AboutAnswer of(ModelContract model, Extras extras) {
        Showcase showcase = extras.showcase();
        return new AboutAnswer(
                new AboutModel(model.label(), model.dim(), model.logitScale()),
                showcase.demo(),
                extras.feed().isPresent(),
                extras.pictures().isPresent(),
                NO_FULLTEXT,
                false,
                showcase.acts(),
                showcase.examples(),
                showcase.pictureExamples());
    }
}
