package io.tuwen.search.zeroshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.RefusedException;
import io.tuwen.search.zeroshot.ZeroShot.Scored;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroShotTest {
    private final ZeroShot zeroShot = new ZeroShot(new Compass(), 2);

    @Test
    void classify_isTheSoftmaxOfScaledCosines_bestFirst() {
        List<Scored> scored = zeroShot.classify(new Query.Text("0"), List.of("90", "60"), PromptSet.LABEL);

        assertThat(scored).extracting(Scored::label).containsExactly("60", "90");
        assertThat(scored.get(0).cosine()).isCloseTo(0.5, within(1e-6));
        assertThat(scored.get(0).probability()).isCloseTo(Math.E / (Math.E + 1), within(1e-6));
    }

    /** The mean of the directions at 1 and 11 degrees lies at 6. */
    @Test
    void label_isTheMeanOfItsPrompts_ofLengthOne() {
        Scored scored = zeroShot.classify(new Query.Text("6"), List.of("1"), new PromptSet(List.of("{}", "1{}")))
                .get(0);

        assertThat(scored.cosine()).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "一张照片", "{}和{}"})
    void template_withoutExactlyOnePlace_isRefused(String template) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new PromptSet(List.of(template)))
                .withMessageStartingWith("prompts: ");
    }

    @Property
    void softmax_sumsToOne_whateverTheScale(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1, max = 1) Double> scores,
            @ForAll @DoubleRange(min = 0, max = 1e6) double scale) {
        double[] probabilities =
                Softmax.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), scale);

        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
    }
}
