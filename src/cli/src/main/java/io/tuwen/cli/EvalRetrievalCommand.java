package io.tuwen.cli;

import io.tuwen.cli.eval.Answers;
import io.tuwen.cli.eval.Bars;
import io.tuwen.cli.eval.Measurement;
import io.tuwen.cli.eval.Offline;
import io.tuwen.cli.eval.Retrieval;
import io.tuwen.cli.eval.RetrievalFiles;
import io.tuwen.cli.eval.RetrievalReport;
import io.tuwen.cli.eval.WholeStack;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.ScratchFolder;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.search.evaluation.Published;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import io.tuwen.search.model.ServedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuwen eval retrieval}. */
@Command(
        name = "retrieval",
        description =
                "Tells how well texts find their pictures and pictures their texts: R@1, R@5, R@10 and their mean.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "DIR holds SPLIT_texts.jsonl ({\"text_id\": 8428, \"text\": \"...\", \"image_ids\": [1076345]})",
            "and SPLIT_imgs.tsv (image id, tab, base64 of the picture file), as MUGE, Flickr30K-CN",
            "and COCO-CN are handed out. Counted as Chinese-CLIP's own evaluation counts.",
            "Vectors are kept, so a run that was ended goes on where it was; --whole-stack keeps",
            "nothing: its stack is started empty and thrown away.",
            "Exit code 0 when both directions were measured, 1 when not.",
            "",
            "Examples:",
            "  tuwen eval retrieval MUGE --split valid",
            "  tuwen eval retrieval MUGE --split valid --out report --worst 50",
            "  tuwen eval retrieval drawn --whole-stack --json",
            "  tuwen eval retrieval MUGE --triton gpu:8001 --model /models/chinese-clip"
        })
final class EvalRetrievalCommand extends Verb {
    private static final int MOST_WORST = 1_000;

    @Parameters(paramLabel = "DIR", description = "The data set's folder.")
    private Path folder = Path.of("");

    @Option(names = "--split", paramLabel = "SPLIT", description = "Which split; default: the only one that is there.")
    private @Nullable String split;

    @Option(
            names = "--benchmark",
            paramLabel = "NAME",
            description =
                    "Whose published figures stand beside: muge, flickr30k-cn or coco-cn; default: the folder's name,"
                            + " where it is one of them.")
    private @Nullable String benchmark;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Writes a CSV of all queries of each direction, and worst.html.")
    private @Nullable Path out;

    @Option(
            names = "--worst",
            paramLabel = "N",
            defaultValue = "20",
            description = "Queries of each direction on the sheet of the worst; default: ${DEFAULT-VALUE}.")
    private int worst;

    @Option(
            names = "--whole-stack",
            description = "Asks the index of a stack of its own, which the data set is published to as events.")
    private boolean wholeStack;

    @Mixin
    private VectorOptions vectors = new VectorOptions();

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Mixin
    private ModelOptions served = new ModelOptions();

    @Mixin
    private RunningOptions stack = new RunningOptions();

    @Override
    public Integer call() {
        if (worst < 0 || worst > MOST_WORST) {
            throw usage("--worst: " + worst + " (expected: 0 to " + MOST_WORST + ")");
        }
        long began = System.nanoTime();
        String compared = compared();
        try (RetrievalSet set = RetrievalSet.open(folder, split)) {
            return wholeStack ? measureWholeStack(set, compared, began) : measureOffline(set, compared, began);
        } catch (Answers.RefusedException e) {
            RefusedContents.tell(this, folder, e.refused(), json);
            return ExitCode.FAILED;
        }
    }

    private int measureOffline(RetrievalSet set, @Nullable String compared, long began) {
        try (ServedModel model = served.served(stack.running());
                Offline answers = Offline.of(set, model, vectors.folder(), new Bars(!json))) {
            return measure(new Retrieval(set, model.contract(), compared), answers, "offline", began);
        }
    }

    private int measureWholeStack(RetrievalSet set, @Nullable String compared, long began) {
        Path model = Optional.ofNullable(served.model()).orElseGet(Home::demoModel);
        LocalServers.Given given = new LocalServers.Given(null, served.triton(), null, null);
        try (ScratchFolder scratch = ScratchFolder.below(Home.scratch())) {
            LocalStack.Wanted wanted = new LocalStack.Wanted(
                    new LocalServers.Wanted(Home.path(), scratch.path(), model, given, LocalServers.ListenOn.USUAL),
                    Map.of());
            try (WholeStack answers = WholeStack.start(set, wanted, Output.teller(spec()), new Bars(!json))) {
                return measure(new Retrieval(set, ModelContracts.read(model), compared), answers, "whole stack", began);
            }
        }
    }

    private int measure(Retrieval retrieval, Answers answers, String way, long began) {
        List<Measurement> measurements = retrieval.measure(answers);
        if (out != null) {
            new RetrievalFiles(out, worst).write(retrieval.set(), retrieval.model(), measurements);
        }
        print(retrieval.report(measurements, way, began));
        boolean whole = measurements.stream().allMatch(measurement -> measurement.obstacle() == null);
        return whole ? ExitCode.OK : ExitCode.FAILED;
    }

    private @Nullable String compared() {
        List<String> known = Published.benchmarks();
        if (benchmark != null && !known.contains(benchmark)) {
            throw usage("--benchmark: " + benchmark + " (expected: " + String.join(", ", known) + ")");
        }
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return benchmark != null
                ? benchmark
                : known.stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
    }

    private void print(RetrievalReport report) {
        if (json) {
            Output.json(spec(), report);
        } else {
            report.lines().forEach(line -> Output.line(spec(), line));
        }
    }
}
