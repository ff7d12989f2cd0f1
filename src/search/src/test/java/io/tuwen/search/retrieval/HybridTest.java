package io.tuwen.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import io.tuwen.search.retrieval.Found.Ranked;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sentence "0" points at 0 degrees, and is a word of some captions. */
class HybridTest {
    private static final Selection TEN = Selection.best(10);
    private static final Query ZERO = new Query.Text("0");

    private final Plane images = new Plane();
    private final Plane captions = new Plane();
    private final Words words = new Words();
    private final Searcher searcher = new Searcher(new Compass(), new WordedSides(images, captions, words));

    @Test
    void hybrid_fusesVectorsAndWords_andTellsEachRanking() {
        images.with("near", 1).with("far", 100).with("between", 50);
        words.with("far", "0").with("words only", "0 too");

        Answer answer = answer(Method.HYBRID, Target.IMAGES, ZERO);

        assertThat(items(answer)).containsExactly("far", "near", "between", "words only");
        assertThat(answer.hits().get(0).score()).isEqualTo(1 / 63.0 + 1 / 61.0);
        assertThat(answer.hits().get(0).sides()).containsOnlyKeys(Ranking.IMAGES, Ranking.FULLTEXT);
        assertThat(answer.hits().get(0).sides())
                .extractingByKey(Ranking.FULLTEXT)
                .extracting(Ranked::rank)
                .isEqualTo(1);
        assertThat(answer.method()).isEqualTo(MethodUsed.asAsked(Method.HYBRID));
    }

    /** What was asked for is a picture, however well its caption ranks. */
    @Test
    void hybrid_showsTheRowOfTheVector_whereThereIsOne() {
        images.with("a", "side", 10, Attributes.NONE).with("b", 5);
        words.with("a", "0").with("c", "0");

        Answer answer = answer(Method.HYBRID, Target.IMAGES, ZERO);

        assertThat(answer.hits().get(0).row().key().contentId().value()).isEqualTo("side");
        assertThat(answer.hits().get(2).row().caption()).isEqualTo("0");
    }

    @Test
    void hybrid_both_fusesAllThree() {
        images.with("a", 0);
        captions.with("a", 0);
        words.with("a", "0");

        assertThat(answer(Method.HYBRID, Target.BOTH, ZERO).hits().get(0).score())
                .isEqualTo(3 / 61.0);
    }

    /** Eleven words, of which one caption has all and the other what most captions have. */
    @Test
    void hybrid_countsNoRow_thatSharesOnlyACommonWord() {
        List<Term> terms = IntStream.rangeClosed(0, 10)
                .mapToObj(degrees -> Term.of(new Query.Text(Integer.toString(degrees))))
                .toList();
        words.with("all", "0 1 2 3 4 5 6 7 8 9 10").with("common", "0");

        assertThat(items(searcher.answer(new Question(terms, Target.IMAGES, Filter.NONE, TEN, Method.HYBRID))))
                .containsExactly("all");
        assertThat(items(searcher.answer(new Question(terms, Target.IMAGES, Filter.NONE, TEN, Method.FULLTEXT))))
                .containsExactly("all", "common");
    }

    @Test
    void fulltext_asksNoModel_andNoVectors() {
        images.with("near", 0);
        words.with("two", "red shirt").with("one", "red cup");

        Answer answer = answer(Method.FULLTEXT, Target.IMAGES, new Query.Text("red shirt"));

        assertThat(items(answer)).containsExactly("two", "one");
        assertThat(answer.hits().get(0).score()).isEqualTo(2);
        assertThat(answer.hits().get(0).sides()).containsOnlyKeys(Ranking.FULLTEXT);
    }

    @Test
    void filterAndPages_holdForWords() {
        Attributes cheap = Attributes.of(Map.of("price", 1L));
        for (int i = 0; i < 6; i++) {
            images.with("item-" + i, "main", i, cheap);
            words.with("item-" + i, "0", cheap).with("dear-" + i, "0");
        }
        Filter filter = new Filter.Equal("price", 1L);

        for (Method method : Method.values()) {
            List<String> all = items(searcher.answer(
                    new Question(List.of(Term.of(ZERO)), Target.IMAGES, filter, Selection.best(10), method)));
            assertThat(all).hasSize(6).allMatch(item -> item.startsWith("item"));
            Selection second = new Selection(2, 2, false, MinScore.NONE);
            assertThat(items(searcher.answer(
                            new Question(List.of(Term.of(ZERO)), Target.IMAGES, filter, second, method))))
                    .isEqualTo(all.subList(2, 4));
        }
    }

    @Test
    void minScore_leavesOutVectors_andNoWords() {
        images.with("far", 80);
        words.with("far", "0");

        Question question = new Question(
                List.of(Term.of(ZERO)),
                Target.IMAGES,
                Filter.NONE,
                new Selection(0, 5, false, new MinScore.Fixed(0.5)),
                Method.HYBRID);

        assertThat(searcher.answer(question).hits())
                .singleElement()
                .satisfies(found -> assertThat(found.sides()).containsOnlyKeys(Ranking.FULLTEXT));
    }

    @Test
    void words_areThoseOfTextsThatAreLookedFor() {
        images.with("liked", 0);
        words.with("liked", "0").with("plain", "0").with("other", "90");
        List<Term> terms = List.of(
                Term.of(ZERO), new Term(new Query.Text("90"), -1), Term.of(new Query.Like(new ItemId("liked"))));

        Answer answer = searcher.answer(new Question(terms, Target.IMAGES, Filter.NONE, TEN, Method.HYBRID));

        assertThat(items(answer)).containsExactly("plain");
    }

    @Test
    void indexWithoutWords_answersByVectors_andTellsWhy() {
        words.lose("made before");
        images.with("near", 0);

        for (Method method : List.of(Method.HYBRID, Method.FULLTEXT)) {
            Answer answer = answer(method, Target.IMAGES, ZERO);

            assertThat(items(answer)).containsExactly("near");
            assertThat(answer.hits().get(0).score()).isEqualTo(1);
            assertThat(answer.method()).isEqualTo(MethodUsed.denseFor(method, "made before"));
        }
    }

    @Test
    void questionWithoutWords_isAnsweredByVectors_orRefusedWhereOnlyWordsCount() {
        images.with("near", 0);
        Query picture = new Query.Picture(ByteBuffer.wrap("0".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer(Method.HYBRID, Target.IMAGES, picture).method())
                .isEqualTo(MethodUsed.denseFor(Method.HYBRID, "the question has no words to look for"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> answer(Method.FULLTEXT, Target.IMAGES, picture))
                .withMessageStartingWith("method: fulltext (expected: a question with a text");
    }

    @Test
    void hybrid_deeperThanItFuses_isRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new Question(
                        List.of(Term.of(ZERO)), Target.IMAGES, Filter.NONE, Selection.best(501), Method.HYBRID))
                .withMessageStartingWith("k: 501 (expected: 1 to 500");
    }

    private Answer answer(Method method, Target target, Query query) {
        return searcher.answer(new Question(List.of(Term.of(query)), target, Filter.NONE, TEN, method));
    }

    private static List<String> items(Answer answer) {
        return answer.hits().stream()
                .map(one -> one.row().key().itemId().value())
                .toList();
    }
}
