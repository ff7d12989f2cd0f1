package io.tuwen.search.http;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.TextSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this service can do, for a page that shows only what works.
 *
 * @param live whether /v1/live and histories are there
 * @param pictures whether pictures of items are there
 * @param calibrated whether a min_score can be chosen by the service
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

    record AboutModel(String label, int dim, double logitScale) {}

    /** @param reason why not */
    record Fulltext(boolean available, @Nullable String reason) {
        /** As the index tells now. */
        static Fulltext of(TextSearch text) {
            try {
                return text.absence().map(reason -> new Fulltext(false, reason)).orElse(new Fulltext(true, null));
            } catch (FailureException e) {
                return new Fulltext(false, "the index does not answer now");
            }
        }
    }

    static AboutAnswer of(Parts parts, Fulltext fulltext) {
        ModelContract model = parts.model();
        Extras extras = parts.extras();
        Showcase showcase = extras.showcase();
        return new AboutAnswer(
                new AboutModel(model.label(), model.dim(), model.logitScale()),
                showcase.demo(),
                extras.feed().isPresent(),
                extras.pictures().isPresent(),
                fulltext,
                parts.calibration().calibration().isPresent(),
                showcase.acts(),
                showcase.examples(),
                showcase.pictureExamples());
    }
}
