package io.tuwen.cli.eval;

import io.tuwen.search.evaluation.Direction;
import io.tuwen.search.evaluation.Ranking;
import io.tuwen.search.evaluation.Recalls;
import io.tuwen.search.evaluation.Relevance;
import io.tuwen.search.evaluation.Relevance.PictureTask;
import io.tuwen.search.evaluation.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a data set, measured, or why it cannot be.
 *
 * @param queries one for each ranking; empty when it was not measured
 * @param recalls null when it was not measured
 * @param obstacle null when it was
 */
public record Measurement(
        Direction direction,
        List<Query> queries,
        @Nullable Recalls recalls,
        @Nullable String obstacle) {

    /**
     * A query and what it found.
     *
     * @param place of the text or the picture that asked
     * @param wanted places of what was right
     */
    public record Query(int place, int[] wanted, Ranking ranking) {}

    /** Both directions, text to picture first. */
    static List<Measurement> both(Relevance relevance, Answers answers) {
        Task texts = relevance.textToPicture();
        PictureTask pictures = relevance.pictureToText();
        List<Integer> all = IntStream.range(0, texts.queries()).boxed().toList();
        return List.of(
                of(
                        Direction.TEXT_TO_PICTURE,
                        texts,
                        all,
                        texts.obstacle().orElse(null),
                        () -> answers.textToPicture(texts)),
                of(
                        Direction.PICTURE_TO_TEXT,
                        pictures.task(),
                        pictures.askers(),
                        pictures.obstacle().orElse(null),
                        () -> answers.pictureToText(pictures)));
    }

    private static Measurement of(
            Direction direction,
            Task task,
            List<Integer> askers,
            @Nullable String obstacle,
            Supplier<List<Ranking>> rankings) {
        if (obstacle != null) {
            return new Measurement(direction, List.of(), null, obstacle);
        }
        List<Ranking> found = rankings.get();
        List<Query> queries = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            queries.add(new Query(askers.get(i), task.wanted().get(i), found.get(i)));
        }
        return new Measurement(direction, queries, Recalls.of(found), null);
    }
}
