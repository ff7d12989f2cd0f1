package io.tuwen.cli;

import io.tuwen.cli.picture.Inspection;
import io.tuwen.cli.picture.PictureReport;
import io.tuwen.cli.picture.Sources;
import io.tuwen.cli.picture.Squares;
import io.tuwen.cli.picture.Tally;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.PictureInspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuwen picture}. */
@Command(
        name = "picture",
        description = "Shows what the model would see of pictures, or why it would see nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Tells format, size as stored, EXIF orientation and colours; blank, tiny or of",
            "an extreme ratio; a perceptual hash; and the digest by which the index knows it.",
            "Files and addresses are read as the jobs read them. Needs no server. A folder",
            "means all picture files in it, the same that `tuwen publish` takes.",
            "--json: one object on a line for each picture, and on the last the sums.",
            "Exit code 0 when all pictures are usable, 1 when some are not.",
            "",
            "Examples:",
            "  tuwen picture photo.jpg --out seen.png",
            "  tuwen picture shop/pictures --json",
            "  tuwen picture https://img.example.com/1.webp logo.tiff --out squares",
            "  tuwen picture http://10.0.7.1/1.jpg --allow-network 10.0.7.0/24"
        })
final class PictureCommand extends Verb {
    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER|URL", description = "Pictures to look at.")
    private List<String> pictures = List.of();

    @Option(
            names = "--out",
            paramLabel = "PNG",
            description = "Writes the square that the model would see; of several pictures a folder of them.")
    private @Nullable Path out;

    @Option(names = "--json", description = "JSON lines.")
    private boolean json;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Model repository whose model.json tells the square; default: the demo towers.")
    private @Nullable Path model;

    @Mixin
    private FetchOptions fetch = new FetchOptions();

    @Override
    public Integer call() throws InterruptedException {
        ModelContract contract = ModelContracts.read(Optional.ofNullable(model).orElseGet(Home::demoModel));
        EncoderSettings settings = EncoderSettings.defaults().withFetch(fetch.settings(this));
        Sources sources = Sources.of(pictures, settings.picture().maxBytes());
        try (PictureInspector inspector = new PictureInspector(contract, settings)) {
            Tally.Summary summary = look(new Inspection(inspector, squares(sources)), sources);
            if (json) {
                Output.json(spec(), summary);
            } else if (sources.size() > 1) {
                Output.line(spec(), summary.line());
            }
            return summary.allUsable() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private @Nullable Squares squares(Sources sources) {
        return out == null ? null : new Squares(out, sources.size() > 1 || Files.isDirectory(out));
    }

    /** People are told at the end, so that nothing breaks the bar. */
    private Tally.Summary look(Inspection inspection, Sources sources) throws InterruptedException {
        Tally tally = new Tally();
        List<PictureReport> told = new ArrayList<>();
        try (Progress progress = Progress.of("pictures", sources.size(), !json && sources.size() > 1)) {
            inspection.run(sources, report -> {
                tally.count(report);
                progress.step();
                if (json) {
                    Output.json(spec(), report);
                } else {
                    told.add(report);
                }
            });
        }
        told.forEach(report -> Output.line(spec(), report.line()));
        return tally.summary();
    }
}
