package io.tuwen.cli;

import io.tuwen.testkit.catalogue.CatalogueFolder;
import io.tuwen.testkit.catalogue.DrawnCatalogue;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import io.tuwen.testkit.catalogue.HeldOutBenchmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tuwen catalogue}. */
@Command(
        name = "catalogue",
        description = "Draws goods with captions into a folder, for towers to learn from and be measured on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same world as the demonstration's. A fifth of all pairs of kind and colour is",
            "held out: never shown in train.*.jsonl, and all that heldout.*.jsonl shows. The same",
            "held-out goods are there in MUGE's layout, for `tuwen eval retrieval FOLDER`, and by",
            "kind in ELEVATER's, for `tuwen eval classification FOLDER/kinds`.",
            "",
            "Examples:",
            "  tuwen catalogue --out drawn --pictures 20000",
        })
final class CatalogueCommand extends Verb {
    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write; made when missing.")
    private Path out = Path.of("");

    @Option(
            names = "--pictures",
            defaultValue = "20000",
            description = "How many to learn from, at least 1 (default: ${DEFAULT-VALUE}).")
    private int pictures;

    @Option(
            names = "--heldout",
            defaultValue = "1000",
            description = "How many to test on, at least 1 (default: ${DEFAULT-VALUE}).")
    private int heldOut;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed draws the same (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        if (pictures < 1 || heldOut < 1) {
            throw usage("--pictures " + pictures + ", --heldout " + heldOut + " (expected: at least 1 each)");
        }
        try (Progress progress = Progress.of("drawn", (long) pictures + heldOut, true)) {
            CatalogueFolder folder = new CatalogueFolder(out, new DrawnCatalogue(seed));
            folder.write(Split.HELDOUT, heldOut, progress::step);
            new HeldOutBenchmarks(out, new DrawnCatalogue(seed), heldOut).write();
            folder.write(Split.TRAIN, pictures, progress::step);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "--out " + out + ": cannot be written (expected: a folder, or a free name)", e);
        }
        Output.line(spec(), out + ": " + pictures + " pictures to learn from, " + heldOut + " held out");
        return ExitCode.OK;
    }
}
