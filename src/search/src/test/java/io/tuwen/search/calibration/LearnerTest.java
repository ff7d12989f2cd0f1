package io.tuwen.search.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LearnerTest {
    /** Questions all alike, whose own row scores some 0.6 and all others some 0.1. */
    private static List<Example> alike(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] scores = random.doubles(count, 0, 0.2).toArray();
            scores[i] = random.nextDouble(0.5, 0.7);
            examples.add(new Example(new float[] {1, 0}, scores, only(i)));
        }
        return examples;
    }

    private static BitSet only(int row) {
        BitSet own = new BitSet();
        own.set(row);
        return own;
    }

    @Property(tries = 50)
    void strictCutoff_keepsWhatItPromises(@ForAll long seed) {
        List<Example> examples = alike(seed, 100);
        SideCutoffs learned = Learner.learn(examples, 30);

        assertThat(Quality.of(examples, question -> learned.strict()).recall()).isBetween(0.95, 0.97);
    }

    @Property(tries = 50)
    void cutoffs_areNeverAboveTheStrictOne_soTheyKeepAsMuch(@ForAll long seed) {
        List<Example> examples = alike(seed, 60);
        SideCutoffs learned = Learner.learn(examples, 30);

        assertThat(learned.anchors()).allMatch(anchor -> anchor.cutoff() <= learned.strict());
        assertThat(Quality.of(examples, learned::least).recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void exampleWhoseOwnRowsScoreLikeTheRest_isStrict() {
        List<Example> examples = alike(1, 100);
        double[] scores = new SplittableRandom(2).doubles(100, 0, 0.2).toArray();
        examples.add(new Example(new float[] {0, 1}, scores, BitSet.valueOf(new long[] {0b111})));

        SideCutoffs learned = Learner.learn(examples, 30);

        assertThat(learned.least(new float[] {0, 1})).isEqualTo(learned.strict());
    }

    @Test
    void exampleWhoseOwnRowsScoreLow_butAboveTheRest_lowersTheCutoff() {
        List<Example> examples = alike(1, 100);
        double[] scores = new SplittableRandom(2).doubles(100, 0, 0.2).toArray();
        scores[0] = scores[1] = scores[2] = 0.3;
        Example word = new Example(new float[] {0, 1}, scores, BitSet.valueOf(new long[] {0b111}));
        examples.add(word);
        examples.add(word);

        SideCutoffs learned = Learner.learn(examples, 30);

        assertThat(learned.least(new float[] {0, 1})).isCloseTo(0.3, within(1e-6));
        assertThat(learned.least(new float[] {1, 0})).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void rowsThatNobodyMarked_thoughTheyFit_doNotMoveTheCutoff() {
        List<Example> examples = alike(1, 100);
        SideCutoffs before = Learner.learn(examples, 30);
        // Each good has a twin that its question would find as well.
        examples.forEach(example -> {
            int own = example.own().nextSetBit(0);
            example.scores()[(own + 1) % 100] = example.scores()[own];
        });

        assertThat(Learner.learn(examples, 30).least(new float[] {1, 0})).isEqualTo(before.least(new float[] {1, 0}));
    }
}
