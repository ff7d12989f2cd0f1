package io.tuwen.cli.eval;

import io.tuwen.cli.Progress;
import io.tuwen.cli.eval.Answers.Refused;
import io.tuwen.core.event.Content;
import io.tuwen.core.model.Tower;
import io.tuwen.encoder.Encoders;
import io.tuwen.search.evaluation.ClassMetric;
import io.tuwen.search.evaluation.Classified;
import io.tuwen.search.evaluation.Classified.Picture;
import io.tuwen.search.evaluation.dataset.ClassificationSet;
import io.tuwen.search.evaluation.dataset.ClassificationSet.Labelled;
import io.tuwen.search.evaluation.vectors.ContentVectors;
import io.tuwen.search.evaluation.vectors.Selected;
import io.tuwen.search.evaluation.vectors.VectorFile;
import io.tuwen.search.model.ServedModel;
import io.tuwen.search.zeroshot.LabelVector;
import io.tuwen.search.zeroshot.PromptSet;
import io.tuwen.search.zeroshot.Softmax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Zero-shot classification of a data set, as Chinese-CLIP's {@code zeroshot_evaluation.py} does it: a label is the mean of its
 * prompts, a picture of the label that lies nearest. For use by one thread.
 */
public final class Classification {
    private final ClassificationSet set;
    private final PromptSet prompts;
    private final ClassMetric metric;
    private final ServedModel model;
    private final Bars bars;

    /** @param metric by which the benchmark measures this data set */
    public Classification(ClassificationSet set, PromptSet prompts, ClassMetric metric, ServedModel model, Bars bars) {
        this.set = set;
        this.prompts = prompts;
        this.metric = metric;
        this.model = model;
        this.bars = bars;
    }

    /**
     * Every picture and what it was taken for.
     *
     * @param names of the pictures, in the order of {@code classified}
     */
    public record Result(Classified classified, List<String> names) {}

    /**
     * Embeds what the folder of vectors does not hold yet.
     *
     * @throws Answers.RefusedException when contents have no vector; those of all others are kept
     * @throws io.tuwen.core.outcome.FailureException what the model answered
     */
    public Result run(VectorFolder vectors) {
        List<double[]> labels = labels(vectors);
        try (VectorFile file = vectors.open(Tower.IMAGE, model.contract())) {
            List<Labelled> pictures = set.pictures();
            Selected selected = embed(
                    Tower.IMAGE,
                    file,
                    pictures.size(),
                    place -> content(pictures.get(place).file()),
                    place -> set.name(pictures.get(place)));
            return classify(labels, selected);
        }
    }

    private List<double[]> labels(VectorFolder vectors) {
        List<String> sentences = set.labels().stream()
                .flatMap(label -> prompts.sentences(label).stream())
                .toList();
        try (VectorFile file = vectors.open(Tower.TEXT, model.contract())) {
            Selected selected = embed(
                    Tower.TEXT,
                    file,
                    sentences.size(),
                    place -> new Content.Caption(sentences.get(place)),
                    place -> "prompt \"" + sentences.get(place) + "\"");
            int each = prompts.templates().size();
            List<double[]> labels = new ArrayList<>(set.labels().size());
            for (int label = 0; label < set.labels().size(); label++) {
                labels.add(LabelVector.of(read(selected, label * each, each)));
            }
            return labels;
        }
    }

    private static List<float[]> read(Selected vectors, int first, int count) {
        List<float[]> read = new ArrayList<>(count);
        for (int place = first; place < first + count; place++) {
            float[] vector = new float[vectors.dim()];
            vectors.read(place, vector);
            read.add(vector);
        }
        return read;
    }

    private Selected embed(
            Tower tower, VectorFile file, int size, IntFunction<Content> contents, IntFunction<String> names) {
        try (Encoders encoders = model.encoders(tower);
                Progress progress = bars.of(tower == Tower.IMAGE ? "pictures" : "prompts", size)) {
            ContentVectors.Result result = new ContentVectors(encoders.loader(), encoders.embedder(), file)
                    .embed(size, contents, progress::step);
            if (!result.refused().isEmpty()) {
                throw new Answers.RefusedException(result.refused().stream()
                        .map(refusal -> Refused.of(names.apply(refusal.number()), refusal.failure()))
                        .toList());
            }
            return result.vectors();
        }
    }

    private static Content content(Path file) {
        try {
            return new Content.InlinePicture(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read (expected: the picture that was there)", e);
        }
    }

    /**
     * Where the benchmark lets a picture be of several classes, it lies in the folder of each: equal contents are one picture then.
     */
    private Result classify(List<double[]> labels, Selected vectors) {
        boolean several = metric == ClassMetric.MAP_11_POINTS;
        Map<Integer, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < vectors.size(); place++) {
            int key = several ? vectors.places()[place] : place;
            places.computeIfAbsent(key, unseen -> new ArrayList<>()).add(place);
        }
        List<Picture> pictures = new ArrayList<>(places.size());
        List<String> names = new ArrayList<>(places.size());
        float[] vector = new float[vectors.dim()];
        for (List<Integer> same : places.values()) {
            vectors.read(same.get(0), vector);
            List<Integer> truth = same.stream()
                    .map(place -> set.pictures().get(place).label())
                    .distinct()
                    .toList();
            pictures.add(picture(labels, vector, truth));
            names.add(set.name(set.pictures().get(same.get(0))));
        }
        return new Result(new Classified(labels.size(), pictures), names);
    }

    private Picture picture(List<double[]> labels, float[] vector, List<Integer> truth) {
        double[] cosines = new double[labels.size()];
        int best = 0;
        for (int label = 0; label < cosines.length; label++) {
            cosines[label] = LabelVector.cosine(labels.get(label), vector);
            best = cosines[label] > cosines[best] ? label : best;
        }
        boolean ranked = metric == ClassMetric.MAP_11_POINTS || metric == ClassMetric.ROC_AUC;
        return new Picture(truth, best, ranked ? probabilities(cosines) : null);
    }

    /** The benchmark is sent these, so it ranks by them. */
    private float[] probabilities(double[] cosines) {
        double[] exact = Softmax.of(cosines, model.contract().logitScale());
        float[] probabilities = new float[exact.length];
        for (int label = 0; label < exact.length; label++) {
            probabilities[label] = (float) exact[label];
        }
        return probabilities;
    }
}
