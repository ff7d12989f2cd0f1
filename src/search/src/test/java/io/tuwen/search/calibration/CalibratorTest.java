package io.tuwen.search.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.search.calibration.DrawnShop.Good;
import io.tuwen.testkit.store.SampleRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final ModelContract MODEL = SampleRows.model("f".repeat(64));

    private final DrawnShop shop = new DrawnShop(7);
    private final List<Good> goods = shop.goods(400);
    private final Calibrator.Result result = calibrate(goods);
    private final SideCutoffs images = result.calibration().side(Tower.IMAGE);

    private Calibrator.Result calibrate(List<Good> goods) {
        return Calibrator.calibrate(MODEL, goods.stream().map(Good::pair).toList(), shop::sentences, Instant.EPOCH);
    }

    /** The figures of sentences whose true answers are known, each with a cut-off of its own or one for all. */
    private double meanF1(ToDoubleFunction<float[]> cutoff) {
        double sum = 0;
        for (String kind : DrawnShop.kinds()) {
            sum += f1(shop.sentence(kind), cutoff, good -> good.properties().contains(kind));
        }
        for (int i = 0; i < 10; i++) {
            Good wanted = goods.get(i);
            sum += f1(wanted.pair().caption(), cutoff, good -> good.properties().equals(wanted.properties()));
        }
        return sum / 20;
    }

    private double f1(float[] question, ToDoubleFunction<float[]> cutoff, Predicate<Good> wanted) {
        double least = cutoff.applyAsDouble(question);
        long kept =
                goods.stream().filter(good -> score(question, good) >= least).count();
        long right = goods.stream()
                .filter(wanted)
                .filter(good -> score(question, good) >= least)
                .count();
        return 2.0 * right / (kept + goods.stream().filter(wanted).count());
    }

    private static double score(float[] question, Good good) {
        return Vectors.product(question, good.pair().picture());
    }

    @Test
    void whereWordsAndCaptionsScoreOnOtherScales_eachQuestionsCutoff_beatsEveryOneForAll() {
        double auto = meanF1(images::least);

        for (int percent = 0; percent <= 100; percent++) {
            double flat = percent / 100.0;
            assertThat(meanF1(question -> flat)).as("one of " + flat).isLessThan(auto - 0.1);
        }
        assertThat(auto).isGreaterThan(0.9);
    }

    @Test
    void trial_onPairsThatWereNotLearnedFrom_seesIt() {
        assertThat(result.isBetter()).isTrue();
        for (Trial trial : result.trials().values()) {
            assertThat(trial.auto().recall()).isBetween(0.9, 1.0);
            assertThat(trial.sameRecall().quality().recall())
                    .isGreaterThanOrEqualTo(trial.auto().recall());
            assertThat(trial.auto().kept())
                    .isLessThan(trial.sameRecall().quality().kept());
        }
    }

    @Test
    void questionOfAnotherWorld_getsTheStrictestCutoff_thatNothingReaches() {
        float[] question = shop.sentence("今天天气怎么样");

        assertThat(images.least(question)).isEqualTo(images.strict());
        assertThat(goods).noneMatch(good -> score(question, good) >= images.strict());
    }

    @Test
    void pairsThatBelongTogetherByChance_areNoCalibration() {
        List<Good> shuffled = shop.goods(400);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Pair other = goods.get(i).pair();
            pairs.add(new Pair(shuffled.get(i).pair().picture(), other.caption(), other.text()));
        }

        Calibrator.Result chance = Calibrator.calibrate(MODEL, pairs, shop::sentences, Instant.EPOCH);

        assertThat(chance.calibration().side(Tower.IMAGE).anchors())
                .allMatch(anchor -> anchor.cutoff()
                        == chance.calibration().side(Tower.IMAGE).strict());
    }

    @Test
    void tooFewPairs_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibrate(goods.subList(0, 199)))
                .withMessage("pairs: 199 (expected: at least 200)");
    }

    @Test
    void origin_tellsWhatItWasLearnedFrom() {
        Calibration.Origin origin = result.calibration().origin();
        assertThat(origin.pairs()).isEqualTo(200);
        assertThat(origin.words()).isGreaterThanOrEqualTo(DrawnShop.kinds().size());
        assertThat(origin.fingerprint()).isEqualTo(MODEL.fingerprint());
    }
}
