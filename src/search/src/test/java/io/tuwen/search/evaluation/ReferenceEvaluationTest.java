package io.tuwen.search.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.search.evaluation.Ranking.Candidate;
import io.tuwen.search.evaluation.Relevance.PictureTask;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what Chinese-CLIP's own scripts found; {@code src/test/golden/make_golden_retrieval.py} ran them. */
class ReferenceEvaluationTest {

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream in = ReferenceEvaluationTest.class.getResourceAsStream("golden_retrieval.json")) {
            JsonNode cases =
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> Named.of(each.get("name").asText(), each));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void textToPicture_isTheReferences(JsonNode golden) {
        List<Integer> order = order(golden);
        Task task = relevance(golden, order).textToPicture();
        Rows texts = rows(golden.get("text_vectors"));

        List<Ranking> rankings = new ExactSearch(texts, pictures(golden, order), Recalls.DEPTH).rank(task, count -> {});

        List<Long> ids = longs(golden.get("pictures"));
        for (int text = 0; text < rankings.size(); text++) {
            assertThat(places(rankings.get(text)).map(place -> ids.get(order.get(place))))
                    .containsExactlyElementsOf(
                            longs(golden.get("found_pictures").get(text)));
        }
        assertEqual(golden.get("text_to_picture"), task.obstacle().isEmpty(), rankings);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pictureToText_isTheReferences(JsonNode golden) {
        List<Integer> order = order(golden);
        PictureTask asked = relevance(golden, order).pictureToText();
        Rows all = pictures(golden, order);
        Rows askers =
                new Rows(asked.askers().stream().map(place -> all.rows()[place]).toArray(float[][]::new));

        List<Ranking> rankings = askers.size() == 0
                ? List.of()
                : new ExactSearch(askers, rows(golden.get("text_vectors")), Recalls.DEPTH)
                        .rank(asked.task(), count -> {});

        List<Long> ids = longs(golden.get("pictures"));
        for (int query = 0; query < rankings.size(); query++) {
            Long picture = ids.get(order.get(asked.askers().get(query)));
            assertThat(places(rankings.get(query))
                            .map(place -> golden.get("texts")
                                    .get(place)
                                    .get("text_id")
                                    .asLong()))
                    .containsExactlyElementsOf(longs(golden.get("found_texts").get(picture.toString())));
        }
        assertEqual(golden.get("picture_to_text"), asked.obstacle().isEmpty(), rankings);
    }

    private static void assertEqual(JsonNode score, boolean measured, List<Ranking> rankings) {
        assertThat(measured).isEqualTo(!score.isNull());
        if (measured) {
            Recalls recalls = Recalls.of(rankings);
            assertThat(recalls.r1()).isCloseTo(score.get("r1").asDouble(), within(1e-9));
            assertThat(recalls.r5()).isCloseTo(score.get("r5").asDouble(), within(1e-9));
            assertThat(recalls.r10()).isCloseTo(score.get("r10").asDouble(), within(1e-9));
            assertThat(recalls.mean()).isCloseTo(score.get("mean_recall").asDouble(), within(1e-9));
        }
    }

    /** Places of the pictures as LMDB hands them out. */
    private static List<Integer> order(JsonNode golden) {
        List<Long> ids = longs(golden.get("pictures"));
        return IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparing(place -> ids.get(place).toString()))
                .toList();
    }

    private static Relevance relevance(JsonNode golden, List<Integer> order) {
        List<Long> ids = longs(golden.get("pictures"));
        List<List<Long>> texts = new ArrayList<>();
        golden.get("texts").forEach(text -> texts.add(longs(text.get("image_ids"))));
        return new Relevance(order.stream().map(ids::get).toList(), texts);
    }

    private static Rows pictures(JsonNode golden, List<Integer> order) {
        Rows rows = rows(golden.get("picture_vectors"));
        return new Rows(order.stream().map(place -> rows.rows()[place]).toArray(float[][]::new));
    }

    private static Rows rows(JsonNode vectors) {
        float[][] rows = new float[vectors.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode vector = vectors.get(i);
            rows[i] = new float[vector.size()];
            for (int d = 0; d < vector.size(); d++) {
                rows[i][d] = (float) vector.get(d).asDouble();
            }
        }
        return new Rows(rows);
    }

    private static Stream<Integer> places(Ranking ranking) {
        return ranking.found().stream().map(Candidate::place);
    }

    private static List<Long> longs(JsonNode numbers) {
        List<Long> found = new ArrayList<>();
        numbers.forEach(number -> found.add(number.asLong()));
        return found;
    }
}
