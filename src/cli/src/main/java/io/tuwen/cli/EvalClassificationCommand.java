package io.tuwen.cli;

import io.tuwen.cli.eval.Answers;
import io.tuwen.cli.eval.Bars;
import io.tuwen.cli.eval.Classification;
import io.tuwen.cli.eval.ClassificationFiles;
import io.tuwen.cli.eval.ClassificationReport;
import io.tuwen.cli.eval.ClassificationReport.Subject;
import io.tuwen.cli.eval.ClassificationReport.Templates;
import io.tuwen.search.evaluation.ClassMetric;
import io.tuwen.search.evaluation.PublishedClassification;
import io.tuwen.search.evaluation.dataset.ClassificationSet;
import io.tuwen.search.evaluation.dataset.TemplateFile;
import io.tuwen.search.model.ServedModel;
import io.tuwen.search.retrieval.RefusedException;
import io.tuwen.search.zeroshot.PromptSet;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuwen eval classification}. */
@Command(
        name = "classification",
        description = "Tells how well a model names what pictures show, without having been taught the labels.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "DIR holds label_cn.txt (a Chinese label a line) and test/ID/*.jpg (pictures of the",
            "label on line ID, from 0), as Chinese-CLIP hands the ELEVATER benchmark out. Prompts",
            "are made of templates_cn.txt where it lies beside, a template with {} a line.",
            "Measured by the benchmark's metric of the data set: accuracy, mean-per-class,",
            "11point_mAP or roc_auc. Vectors are kept for runs to come.",
            "Exit code 0 when it was measured, 1 when not.",
            "",
            "Examples:",
            "  tuwen eval classification food-101",
            "  tuwen eval classification drawn/kinds --out report",
            "  tuwen eval classification data/pets --dataset oxford-iiit-pets --templates pets.txt --json"
        })
final class EvalClassificationCommand extends Verb {
    @Parameters(paramLabel = "DIR", description = "The data set's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which data set of the benchmark it is; default: the folder's name.")
    private @Nullable String dataset;

    @Option(
            names = "--templates",
            paramLabel = "FILE",
            description = "Prompt templates, a line each; default: templates_cn.txt in DIR, else a few of ours.")
    private @Nullable Path templates;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Writes pictures.csv and classes.csv.")
    private @Nullable Path out;

    @Mixin
    private VectorOptions vectors = new VectorOptions();

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Mixin
    private ModelOptions served = new ModelOptions();

    @Mixin
    private RunningOptions stack = new RunningOptions();

    /** Templates, and where they came from. */
    private record Prompts(PromptSet set, String source) {}

    @Override
    public Integer call() {
        long began = System.nanoTime();
        ClassificationSet set = ClassificationSet.open(folder);
        Prompts prompts = prompts();
        try (ServedModel model = served.served(stack.running())) {
            ClassMetric metric = metric(set);
            Classification.Result result =
                    new Classification(set, prompts.set(), metric, model, new Bars(!json)).run(vectors.folder());
            if (out != null) {
                new ClassificationFiles(out, set.labels()).write(result);
            }
            Subject subject = new Subject(model.contract().label(), name());
            Templates told = new Templates(prompts.set().templates().size(), prompts.source());
            print(ClassificationReport.of(subject, result.classified(), metric, told, began));
            return ExitCode.OK;
        } catch (Answers.RefusedException e) {
            RefusedContents.tell(this, folder, e.refused(), json);
            return ExitCode.FAILED;
        }
    }

    private Prompts prompts() {
        Path beside = folder.resolve(TemplateFile.NAME);
        Path file = templates == null && Files.exists(beside) ? beside : templates;
        try {
            return file == null
                    ? new Prompts(PromptSet.GOODS, "ours")
                    : new Prompts(new PromptSet(TemplateFile.read(file)), file.toString());
        } catch (RefusedException e) {
            throw usage(file + ": " + e.getMessage());
        }
    }

    private String name() {
        return dataset != null
                ? dataset
                : folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private ClassMetric metric(ClassificationSet set) {
        ClassMetric metric = PublishedClassification.of(name())
                .map(PublishedClassification::metric)
                .orElse(ClassMetric.ACCURACY);
        if (metric == ClassMetric.ROC_AUC
                && (set.labels().size() != 2
                        || set.pictures().stream()
                                        .map(ClassificationSet.Labelled::label)
                                        .distinct()
                                        .count()
                                != 2)) {
            throw usage("--dataset: " + name() + " of " + set.labels().size()
                    + " labels (expected: 2 labels with pictures of both, since it is measured by " + metric.word()
                    + ")");
        }
        return metric;
    }

    private void print(ClassificationReport report) {
        if (json) {
            Output.json(spec(), report);
        } else {
            report.lines().forEach(line -> Output.line(spec(), line));
        }
    }
}
