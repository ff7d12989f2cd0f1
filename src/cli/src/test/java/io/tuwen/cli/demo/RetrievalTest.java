package io.tuwen.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.cli.demo.Retrieval.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrievalTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "9, 0, 1", "10, 0, 0"})
    void oneQuery_countsWhereItsRankIsWithinK(int rank, double r1, double r10) {
        assertThat(Retrieval.of(List.of(foundAt(rank)))).isEqualTo(new Retrieval(r1, r10, 1));
    }

    @Test
    void anyOfTheAlike_isEnough_andManyCountOnce() {
        Answer<String> answer = new Answer<>("red cup", List.of("red hat", "red cup", "red cup"));
        assertThat(Retrieval.of(List.of(answer))).isEqualTo(new Retrieval(0, 1, 1));
    }

    @Test
    void nothingFound_isAMiss() {
        assertThat(Retrieval.of(List.of(new Answer<>("red cup", List.of())))).isEqualTo(new Retrieval(0, 0, 1));
    }

    @Test
    void shares_areOfAllQueries_toThreeDecimals() {
        assertThat(Retrieval.of(List.of(foundAt(0), foundAt(5), foundAt(20))))
                .isEqualTo(new Retrieval(0.333, 0.667, 3));
    }

    @Test
    void line_tellsThreeDecimals() {
        assertThat(new Retrieval(0.5, 1, 40).line()).contains("R@1 0.500", "R@10 1.000", "40 queries");
    }

    private static Answer<String> foundAt(int rank) {
        List<String> found = IntStream.rangeClosed(0, 30)
                .mapToObj(place -> place == rank ? "red cup" : "red hat")
                .toList();
        return new Answer<>("red cup", found);
    }
}
