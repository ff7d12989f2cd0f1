package io.tuwen.search.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tuwen.search.calibration.SideCutoffs.Anchor;
import io.tuwen.search.retrieval.Plane;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SideCutoffsTest {
    private static final double SIMILAR = Math.cos(Math.toRadians(45));

    private static SideCutoffs of(Anchor... anchors) {
        return new SideCutoffs(0.8, SIMILAR, 30, List.of(anchors));
    }

    private static Anchor at(double degrees, double cutoff) {
        return new Anchor(Plane.at(degrees), cutoff);
    }

    @Test
    void question_hasTheCutoffOfWhatItIsLike() {
        SideCutoffs cutoffs = of(at(0, 0.2), at(90, 0.6));

        assertThat(cutoffs.least(Plane.at(1))).isCloseTo(0.2, within(1e-3));
        assertThat(cutoffs.least(Plane.at(89))).isCloseTo(0.6, within(1e-3));
        assertThat(of(at(0, 0.2), at(60, 0.6)).least(Plane.at(30))).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void questionLikeNothingKnown_hasTheStrictCutoff() {
        assertThat(of(at(0, 0.2)).least(Plane.at(46))).isEqualTo(0.8);
        assertThat(of(at(0, 0.2)).least(Plane.at(44))).isEqualTo(0.2);
    }

    @Property
    void cutoff_liesBetweenTheLeastOfItsAnchors_andTheStrictOne(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1, max = 0.8) Double> cutoffs,
            @ForAll @DoubleRange(min = 0, max = 360) double question) {
        List<Anchor> anchors =
                cutoffs.stream().map(cutoff -> at(1000 * cutoff, cutoff)).toList();
        double least = cutoffs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();

        assertThat(new SideCutoffs(0.8, SIMILAR, 30, anchors).least(Plane.at(question)))
                .isBetween(least - 1e-9, 0.8 + 1e-9);
    }
}
