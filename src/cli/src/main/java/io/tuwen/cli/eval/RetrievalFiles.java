package io.tuwen.cli.eval;

import io.tuwen.core.model.ModelContract;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.PictureInspector;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is written of a measurement: a CSV of all queries of each direction, and a sheet of the worst.
 *
 * @param folder made when missing
 * @param worst how many queries of each direction the sheet shows
 */
public record RetrievalFiles(Path folder, int worst) {

    /** @throws UncheckedIOException when they cannot be written */
    public void write(RetrievalSet set, ModelContract model, List<Measurement> measurements) {
        try (PictureInspector inspector = new PictureInspector(model, EncoderSettings.defaults())) {
            Files.createDirectories(folder);
            QueriesCsv csv = new QueriesCsv(set);
            for (Measurement measurement : measurements) {
                csv.write(folder.resolve(measurement.direction().words().replace(' ', '_') + ".csv"), measurement);
            }
            String title = model.label() + ": worst queries of " + set.split();
            new WorstSheet(set, new Thumbnails(set.pictures(), inspector))
                    .write(folder.resolve("worst.html"), title, measurements, worst);
        } catch (IOException e) {
            throw new UncheckedIOException("--out " + folder + ": cannot be written (expected: a folder)", e);
        }
    }
}
