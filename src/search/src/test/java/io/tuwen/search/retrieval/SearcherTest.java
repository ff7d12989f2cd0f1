package io.tuwen.search.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Found.Ranked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearcherTest {
    private static final Selection TEN = Selection.best(10);

    private final Plane images = new Plane();
    private final Plane captions = new Plane();
    private final Searcher searcher = new Searcher(new Compass(), tower -> tower == Tower.IMAGE ? images : captions);

    @Test
    void text_findsTheNearestOfItsTarget_bestFirst() {
        images.with("far", 80).with("near", 10);
        captions.with("other side", 0);

        List<Found> found = answer(text(0), Target.IMAGES, TEN);

        assertThat(items(found)).containsExactly("near", "far");
        assertThat(found.get(0).score()).isCloseTo(Math.cos(Math.toRadians(10)), within(1e-6));
        assertThat(items(answer(text(0), Target.CAPTIONS, TEN))).containsExactly("other side");
    }

    @Test
    void like_leavesOutTheItem_withAllItsContents_andLooksDeeperForThem() {
        images.with("a", 0).with("b", 50);
        for (int i = 0; i < 5; i++) {
            images.with("a", "side-" + i, i, Attributes.NONE);
        }

        assertThat(items(answer(like("a"), Target.IMAGES, Selection.best(1)))).containsExactly("b");
    }

    @Test
    void like_ofAnItemOfTheOtherSide_takesItsVector() {
        images.with("b", 50).with("c", 170);
        captions.with("a", 160);

        assertThat(items(answer(like("a"), Target.IMAGES, TEN))).containsExactly("c", "b");
    }

    @Test
    void like_ofAnItemThatIsNotThere_isNotFound() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> answer(like("nowhere"), Target.IMAGES, TEN))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(RefusedException.Kind.NOT_FOUND))
                .withMessageStartingWith("like: nowhere (expected: an item that is indexed)");
    }

    @Test
    void terms_areMixedByWeight() {
        images.with("between", 45).with("towards the first", 20).with("first", 0);

        Question evenly = question(List.of(new Term(text(0), 1), new Term(text(90), 1)), Target.IMAGES, TEN);
        Question rather = question(List.of(new Term(text(0), 2.75), new Term(text(90), 1)), Target.IMAGES, TEN);

        assertThat(items(searcher.answer(evenly).hits()).get(0)).isEqualTo("between");
        assertThat(items(searcher.answer(rather).hits()).get(0)).isEqualTo("towards the first");
        assertThat(searcher.answer(rather).hits().get(0).score()).isCloseTo(1, within(1e-3));
    }

    @Test
    void negativeTerm_leadsAway() {
        images.with("with it", 30).with("without it", -30);

        Question question = question(List.of(Term.of(text(0)), new Term(text(90), -0.5)), Target.IMAGES, TEN);

        assertThat(items(searcher.answer(question).hits())).containsExactly("without it", "with it");
    }

    @Test
    void terms_thatCancelEachOtherOut_areRefused() {
        Question question = question(List.of(Term.of(text(0)), new Term(text(0), -1)), Target.IMAGES, TEN);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> searcher.answer(question))
                .withMessageContaining("terms that do not cancel each other out");
    }

    @Test
    void filter_holdsOnBothSides() {
        images.with("a", "main", 0, Attributes.of(Map.of("price", 5L))).with("b", 1);
        captions.with("b", 0).with("a", "main", 2, Attributes.of(Map.of("price", 5L)));
        Filter cheap = new Filter.Equal("price", 5L);

        Question question = new Question(List.of(Term.of(text(0))), Target.BOTH, cheap, TEN);

        assertThat(items(searcher.answer(question).hits())).containsExactly("a");
    }

    @Test
    void both_fusesByReciprocalRank_andTellsEachSide() {
        images.with("first of both", 0).with("pictures only", 5);
        captions.with("first of both", 60).with("captions only", 70);

        List<Found> found = answer(text(0), Target.BOTH, TEN);

        assertThat(items(found)).containsExactly("first of both", "captions only", "pictures only");
        assertThat(found.get(0).score()).isEqualTo(1 / 61.0 + 1 / 61.0);
        assertThat(found.get(1).score()).isEqualTo(1 / 62.0);
        assertThat(found.get(0).sides())
                .extractingByKey(Ranking.CAPTIONS)
                .extracting(Ranked::rank)
                .isEqualTo(1);
        assertThat(found.get(1).sides()).containsOnlyKeys(Ranking.CAPTIONS);
    }

    @Test
    void byItem_givesEachItemOnce_andLooksDeeperUntilThereAreEnough() {
        for (int i = 0; i < 9; i++) {
            images.with("many", "content-" + i, i, Attributes.NONE);
        }
        images.with("one", 40).with("two", 50).with("three", 60);

        List<Found> found = answer(text(0), Target.IMAGES, new Selection(0, 3, true, MinScore.NONE));

        assertThat(items(found)).containsExactly("many", "one", "two");
        assertThat(found.get(0).row().key().contentId().value()).isEqualTo("content-0");
        assertThat(images.deepest()).isEqualTo(12);
    }

    @Test
    void pages_followEachOther() {
        for (int i = 0; i < 7; i++) {
            images.with("item-" + i, i);
            captions.with("item-" + i, 30 - i);
        }

        for (Target target : Target.values()) {
            List<String> all = items(answer(text(0), target, TEN));
            assertThat(items(answer(text(0), target, new Selection(0, 3, false, MinScore.NONE))))
                    .isEqualTo(all.subList(0, 3));
            assertThat(items(answer(text(0), target, new Selection(3, 3, false, MinScore.NONE))))
                    .isEqualTo(all.subList(3, 6));
            assertThat(items(answer(text(0), target, new Selection(6, 3, false, MinScore.NONE))))
                    .isEqualTo(all.subList(6, 7));
        }
    }

    @Test
    void minScore_leavesOutWhatIsFurther() {
        images.with("near", 10).with("far", 80);
        captions.with("far", 70);

        assertThat(items(answer(text(0), Target.IMAGES, new Selection(0, 5, false, new MinScore.Fixed(0.5)))))
                .containsExactly("near");
        assertThat(items(answer(text(0), Target.BOTH, new Selection(0, 5, false, new MinScore.Fixed(0.5)))))
                .containsExactly("near");
    }

    @Test
    void autoMinScore_isMadeForEachSide_andTold() {
        images.with("near", 10).with("far", 80);
        captions.with("far", 70).with("farther", 85);
        Cutoffs cutoffs = (side, question) -> side == Tower.IMAGE ? question[0] * 0.9 : 0.3;
        Searcher cutting = new Searcher(new Compass(), tower -> tower == Tower.IMAGE ? images : captions, cutoffs);

        Selection auto = new Selection(0, 5, false, new MinScore.Auto());
        Answer answer = cutting.answer(question(List.of(Term.of(text(0))), Target.BOTH, auto));

        assertThat(items(answer.hits())).containsExactlyInAnyOrder("near", "far");
        assertThat(answer.least()).isEqualTo(Map.of(Tower.IMAGE, 0.9, Tower.TEXT, 0.3));
        assertThat(cutting.answer(question(List.of(Term.of(text(0))), Target.BOTH, TEN))
                        .least())
                .isEmpty();
    }

    @Test
    void autoMinScore_whereNothingWasLearned_isRefusedWithTheRemedy() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> answer(text(0), Target.IMAGES, new Selection(0, 5, false, new MinScore.Auto())))
                .withMessageStartingWith("min_score: auto (expected: a number")
                .satisfies(refused -> assertThat(refused.remedy()).contains("tuwen calibrate"));
    }

    @Test
    void rank_countsWhatMayBeAnAnswerOnly() {
        images.with("a", 0).with("b", 1);

        assertThat(answer(like("a"), Target.IMAGES, TEN).get(0).sides())
                .extractingByKey(Ranking.IMAGES)
                .extracting(Ranked::rank)
                .isEqualTo(1);
    }

    private List<Found> answer(Query query, Target target, Selection selection) {
        return searcher.answer(question(List.of(Term.of(query)), target, selection))
                .hits();
    }

    private static Question question(List<Term> terms, Target target, Selection selection) {
        return new Question(terms, target, Filter.NONE, selection);
    }

    private static Query text(double degrees) {
        return new Query.Text(Double.toString(degrees));
    }

    private static Query like(String item) {
        return new Query.Like(new ItemId(item));
    }

    private static List<String> items(List<Found> found) {
        return found.stream().map(one -> one.row().key().itemId().value()).toList();
    }
}
