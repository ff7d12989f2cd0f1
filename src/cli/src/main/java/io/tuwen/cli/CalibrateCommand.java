package io.tuwen.cli;

import io.tuwen.cli.calibrate.CalibrationReport;
import io.tuwen.cli.calibrate.IndexPairs;
import io.tuwen.cli.stack.Addresses;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.calibration.CalibrationFile;
import io.tuwen.search.calibration.Calibrator;
import io.tuwen.search.calibration.Pair;
import io.tuwen.search.calibration.TrialPlot;
import io.tuwen.search.index.ServedIndex;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.model.ServedModel;
import io.tuwen.search.retrieval.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen calibrate}. */
@Command(
        name = "calibrate",
        description = "Learns from the goods' pictures and captions which hits are no better than chance.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A picture and a caption of one item belong together, and the words of a caption",
            "belong to its picture. From half of the pairs it learns what such questions score,",
            "on the other half it tries what it learned, beside one cut-off for all questions.",
            "Nobody says which other goods would fit as well: they count as wrong, so precision",
            "and F1 are too low, for all.",
            "`min_score: auto` of the search service and `tuwen search --min-score auto` use it.",
            "Needs Triton and Milvus. Exit code 1, and nothing written, when it is no better than",
            "one cut-off for all.",
            "",
            "Examples:",
            "  tuwen calibrate",
            "  tuwen calibrate --dry-run --plot cutoffs.svg",
            "  tuwen calibrate --pairs 4000 --out shop.json --json"
        })
final class CalibrateCommand extends Verb {
    private static final int MOST_PAIRS = 20_000;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write; default: where `serve` and `search` look.")
    private @Nullable Path out;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many pairs are drawn at most, from 200; default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "The trial as a picture to look at.")
    private @Nullable Path plot;

    @Option(names = "--dry-run", description = "Learn and try, and leave the calibration as it is.")
    private boolean dry;

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Option(names = "--milvus", paramLabel = "HOST:PORT", description = "Milvus' gRPC address.")
    private @Nullable String milvus;

    @Mixin
    private ModelOptions served = new ModelOptions();

    @Mixin
    private RunningOptions stack = new RunningOptions();

    @Override
    public Integer call() {
        if (most < Calibrator.LEAST_PAIRS || most > MOST_PAIRS) {
            throw usage("--pairs: " + most + " (expected: " + Calibrator.LEAST_PAIRS + " to " + MOST_PAIRS + ")");
        }
        Optional<Addresses> running = stack.running();
        try (ServedModel model = served.served(running);
                QueryEncoder encoder = new QueryEncoder(model);
                ServedIndex index = new ServedIndex(
                        RunningOptions.part("--milvus", milvus, running.map(Addresses::milvus)), model.contract())) {
            return keep(Calibrator.calibrate(
                    model.contract(), pairs(index), texts -> vectors(encoder, texts), Instant.now()));
        }
    }

    private List<Pair> pairs(ServedIndex index) {
        try (Progress progress = Progress.of("captions", -1, !json)) {
            List<Pair> pairs = new IndexPairs(index).read(most, progress::step);
            if (pairs.size() < Calibrator.LEAST_PAIRS) {
                throw new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        "pairs: " + pairs.size() + " items with a picture and a caption (expected: at least "
                                + Calibrator.LEAST_PAIRS + "); publish more of them first");
            }
            Output.complain(spec(), pairs.size() + " pairs drawn; learning from half of them");
            return pairs;
        }
    }

    private static List<float[]> vectors(QueryEncoder encoder, List<String> texts) {
        return encoder.vectors(texts.stream().map(Query.Text::new).toList());
    }

    private int keep(Calibrator.Result result) {
        if (plot != null) {
            write(plot, TrialPlot.of(result.trials()));
        }
        boolean kept = result.isBetter() && !dry;
        Path file = out == null ? CalibrationOptions.usual() : out;
        if (kept) {
            new CalibrationFile(file).write(result.calibration());
        }
        print(CalibrationReport.of(result, kept ? file.toString() : null));
        return result.isBetter() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(CalibrationReport report) {
        if (json) {
            Output.json(spec(), report);
            return;
        }
        report.lines().forEach(line -> Output.line(spec(), line));
        String file = report.file();
        Output.line(
                spec(),
                file != null
                        ? "written: " + file
                        : "nothing written" + (report.better() ? "" : ": no better than one cut-off for all"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("--plot " + file + ": cannot be written (expected: a file's name)", e);
        }
    }
}
