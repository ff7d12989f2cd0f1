package io.tuwen.search.retrieval;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.index.Filter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, k",
        "0, 10001, k",
        "9999, 2, k",
        "2147483647, 2147483647, k",
        "-1, 5, offset",
    })
    void selectionOutOfRange_isRefused(int offset, int k, String name) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new Selection(offset, k, false, MinScore.NONE))
                .withMessageStartingWith(name + ": ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, -1.01, Double.NaN})
    void minScoreOutOfRange_isRefused(double score) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new MinScore.Fixed(score))
                .withMessageStartingWith("min_score: ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.NaN, 101, Double.NEGATIVE_INFINITY})
    void weightOutOfRange_isRefused(double weight) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new Term(new Query.Text("x"), weight))
                .withMessageStartingWith("weight: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 10_000})
    void fusedPage_deeperThanIsFused_isRefused(int k) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new Question(
                        List.of(Term.of(new Query.Text("x"))), Target.BOTH, Filter.NONE, Selection.best(k)))
                .withMessageContaining("(expected: 1 to 500 together with offset)");
    }
}
