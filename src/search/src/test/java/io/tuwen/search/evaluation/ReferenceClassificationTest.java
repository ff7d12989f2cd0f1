package io.tuwen.search.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.search.evaluation.Classified.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the benchmark's own evaluators; {@code src/test/golden/make_golden_classification.py} ran them. */
class ReferenceClassificationTest {

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream in = ReferenceClassificationTest.class.getResourceAsStream("golden_classification.json")) {
            JsonNode cases =
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> Named.of(each.get("name").asText(), each));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void percent_isTheBenchmarks(JsonNode golden) {
        List<Picture> pictures = new ArrayList<>();
        for (int place = 0; place < golden.get("truth").size(); place++) {
            pictures.add(
                    picture(golden.get("truth").get(place), golden.get("scores").get(place)));
        }
        Classified classified = new Classified(golden.get("classes").asInt(), pictures);

        golden.get("percent")
                .fields()
                .forEachRemaining(figure -> assertThat(classified.percent(ClassMetric.of(figure.getKey())))
                        .as(figure.getKey())
                        .isCloseTo(figure.getValue().asDouble(), within(1e-9)));
    }

    @Test
    void areaUnderRoc_wantsPicturesOfTwoClasses() {
        Picture picture = new Picture(List.of(0), 0, new float[] {1, 0});
        assertThatIllegalStateException()
                .isThrownBy(() -> new Classified(2, List.of(picture)).percent(ClassMetric.ROC_AUC));
    }

    private static Picture picture(JsonNode truth, JsonNode told) {
        List<Integer> classes = new ArrayList<>();
        truth.forEach(label -> classes.add(label.asInt()));
        float[] scores = new float[told.size()];
        int best = 0;
        for (int label = 0; label < scores.length; label++) {
            scores[label] = (float) told.get(label).asDouble();
            best = scores[label] > scores[best] ? label : best;
        }
        return new Picture(classes, best, scores);
    }
}
