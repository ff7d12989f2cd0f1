package io.tuwen.search.zeroshot;

import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of some labels fits a content best, as Radford et al. (2021) ask CLIP: probabilities are the softmax of the cosines times the model's logit scale. Blocking; safe
 * for use by many threads.
 */
public final class ZeroShot {
    private final QueryVectors vectors;
    private final double logitScale;

    /** @param logitScale what a cosine is multiplied with, as the model's contract tells */
    public ZeroShot(QueryVectors vectors, double logitScale) {
        this.vectors = vectors;
        this.logitScale = logitScale;
    }

    /**
     * @param cosine with the label, -1 to 1
     * @param probability among the labels of one question, 0 to 1; says nothing of a content that none of them fits
     */
    public record Scored(String label, double cosine, double probability) {}

    /**
     * Best first.
     *
     * @param labels at least one
     * @throws io.tuwen.core.outcome.FailureException as {@link QueryVectors}
     */
    public List<Scored> classify(Query.Encodable subject, List<String> labels, PromptSet prompts) {
        float[] vector = vectors.vector(subject);
        List<float[]> prompted = vectors.vectors(labels.stream()
                .flatMap(label -> prompts.sentences(label).stream())
                .map(Query.Text::new)
                .toList());
        int each = prompts.templates().size();
        double[] cosines = new double[labels.size()];
        for (int i = 0; i < cosines.length; i++) {
            double[] label = LabelVector.of(prompted.subList(i * each, (i + 1) * each));
            cosines[i] = LabelVector.cosine(label, vector);
        }
        return scored(labels, cosines);
    }

    private List<Scored> scored(List<String> labels, double[] cosines) {
        double[] probabilities = Softmax.of(cosines, logitScale);
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < cosines.length; i++) {
            scored.add(new Scored(labels.get(i), cosines[i], probabilities[i]));
        }
        scored.sort(Comparator.comparingDouble(Scored::cosine).reversed());
        return List.copyOf(scored);
    }
}
