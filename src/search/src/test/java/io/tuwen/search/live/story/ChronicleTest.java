package io.tuwen.search.live.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.News;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChronicleTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final ItemId CUP = new ItemId("cup");
    private static final RowKey KEY = new RowKey(ContentId.MAIN, CUP);
    private static final Attributes PRICED = Attributes.of(Map.of("price", 9L));

    private final Chronicle chronicle = new Chronicle(6);
    private long offset;

    /** The world is tried many times under each number. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyRecordGetsItsFate_whateverTheOrderOfRecordsRowsAndLetters(int number) {
        for (long seed = 0; seed < 250; seed++) {
            ShopWorld world = new ShopWorld(1_000L * number + seed).lived();
            Map<Told, Fate> fates = fates(world);
            String as = "world " + number + "/" + seed;

            assertThat(fates).as(as).hasSameSizeAs(world.published());
            fates.forEach((told, fate) -> {
                String record = as + " " + told + " " + fate;
                assertThat(fate.isPending()).as(record).isFalse();
                assertThat(fate instanceof Fate.DeadLettered).as(record).isEqualTo(world.hasLetter(told.place()));
                if (world.writers().contains(told.place())) {
                    assertThat(fate).as(record).isInstanceOf(Fate.Searchable.class);
                }
                if (fate instanceof Fate.Searchable) {
                    assertThat(world.wasIndexed(told, (Said.Shown) told.said()))
                            .as(record)
                            .isTrue();
                }
                if (fate instanceof Fate.Gone) {
                    assertThat(told.said()).as(record).isNotInstanceOf(Said.Shown.class);
                }
            });
            assertThat(world.arrivals())
                    .as(as)
                    .allSatisfy(arrival -> assertThat(arrival.seenAt()).isAfterOrEqualTo(arrival.occurredAt()));
        }
    }

    private static Map<Told, Fate> fates(ShopWorld world) {
        Map<Told, Fate> fates = new HashMap<>();
        for (Told told : world.published()) {
            List<Happening> happenings = world.chronicle().of(told.item());
            List<Told> ofItem = world.published().stream()
                    .filter(other -> other.item().equals(told.item()))
                    .sorted((a, b) -> Long.compare(b.place().offset(), a.place().offset()))
                    .toList();
            fates.put(told, happenings.get(ofItem.indexOf(told)).fate());
        }
        return fates;
    }

    @Test
    void freshness_isFromTheShopsTimeToTheLookThatSawIt() {
        tell(shown(1, NOON.minusMillis(40)));
        assertThat(look(NOON.plusMillis(100))).isEmpty();

        News.Arrival arrival = look(NOON.plusMillis(200), row(1)).get(0);

        assertThat(arrival.freshnessMillis()).isEqualTo(240);
        assertThat(arrival.key()).isEqualTo(KEY);
        assertThat(newest().fate()).isEqualTo(new Fate.Searchable(NOON.plusMillis(200)));
        assertThat(newest().tookMillis()).hasValue(240);
        assertThat(chronicle.pending()).isZero();
    }

    @Test
    void shopsClockThatIsAhead_givesNoNegativeFreshness() {
        tell(shown(1, NOON.plusSeconds(60)));

        assertThat(look(NOON.plusMillis(10), row(1)).get(0).freshnessMillis()).isZero();
    }

    @Test
    void whatStoodThereAtTheStart_isNoNews_butWhatComesOfItIs() {
        chronicle.told(told(shown(1, NOON)), false, NOON);
        chronicle.told(new Told(new Place(Tower.IMAGE, 0, 7), NOON, new ItemId("pot"), shown(1, NOON)), false, NOON);
        List<Question> questions = chronicle.questions(Tower.IMAGE, 10, NOON);

        assertThat(chronicle.answered(questions.get(0), List.of(row(1)), NOON)).isEmpty();
        assertThat(newest().fate()).isEqualTo(new Fate.Searchable(null));
        assertThat(chronicle.answered(questions.get(1), List.of(), NOON)).isEmpty();
        Question again =
                chronicle.questions(Tower.IMAGE, 10, NOON.plusSeconds(1)).get(0);
        RowKey pot = new RowKey(ContentId.MAIN, again.item());
        RowHeader row = new RowHeader(pot, 1, new Digest(1, 1), NOON, PRICED, null);
        assertThat(chronicle.answered(again, List.of(row), NOON.plusSeconds(1))).hasSize(1);
    }

    @Test
    void repeatedRecord_isNoNews() {
        tell(shown(1, NOON));
        assertThat(look(NOON, row(1))).hasSize(1);
        tell(shown(1, NOON));

        assertThat(look(NOON.plusSeconds(5), row(1))).isEmpty();
        assertThat(newest().fate()).isEqualTo(new Fate.Searchable(null));
    }

    @Test
    void sameVersionWithAnotherPrice_hasNotArrivedBeforeThePriceHas() {
        tell(new Said.Shown(ContentId.MAIN, 1, NOON, Mark.ofPicture(Attributes.NONE, null), null));

        assertThat(look(NOON, row(1))).isEmpty();
        assertThat(newest().fate()).isEqualTo(new Fate.Pending());
    }

    @Test
    void removal_isGoneWhenItsRowIs_andOlderOnesAreSuperseded() {
        tell(shown(1, NOON));
        tell(new Said.Removed(ContentId.MAIN, 2, NOON));
        assertThat(look(NOON, row(1))).hasSize(1);

        List<News.Arrival> gone = look(NOON.plusSeconds(1));

        assertThat(gone).hasSize(1);
        assertThat(gone.get(0).gone()).isTrue();
        assertThat(gone.get(0).version()).isEqualTo(2);
        tell(shown(1, NOON));
        assertThat(look(NOON.plusSeconds(2))).isEmpty();
        assertThat(newest().fate()).isEqualTo(new Fate.Superseded());
    }

    @Test
    void tombstone_asksForTheWholeItem_andIsGoneWhenAllOfItIs() {
        tell(shown(1, NOON));
        look(NOON, row(1));
        tell(new Said.AllRemoved(NOON));

        RowHeader other =
                new RowHeader(new RowKey(new ContentId("side"), CUP), 4, new Digest(1, 1), NOON, PRICED, null);
        assertThat(look(NOON.plusSeconds(1), other)).isEmpty();
        assertThat(newest().fate()).isEqualTo(new Fate.Pending());
        assertThat(look(NOON.plusSeconds(2))).singleElement().matches(News.Arrival::gone);
        assertThat(newest().fate()).isEqualTo(new Fate.Gone(NOON.plusSeconds(2)));
    }

    /** The higher versions before the tombstone never came so far as the ledger. */
    @Test
    void tombstone_isOutlivedByALowerVersionThatCameAfterIt() {
        tell(shown(3, NOON));
        tell(shown(4, NOON));
        chronicle.lettered(
                new Letter(new Place(Tower.IMAGE, 0, 1), CUP, "PICTURE_NOT_FOUND", "", "embed", NOON), false, NOON);
        tell(new Said.AllRemoved(NOON));
        tell(shown(2, NOON));

        assertThat(look(NOON.plusSeconds(1), row(2))).hasSize(1);

        assertThat(newest().fate()).isInstanceOf(Fate.Searchable.class);
        assertThat(chronicle.of(CUP).get(1).fate()).isEqualTo(new Fate.Superseded());
    }

    @Test
    void answerThatIsOlderThanARecord_saysNothingOfIt() {
        tell(shown(1, NOON));
        Question question = chronicle.questions(Tower.IMAGE, 1, NOON).get(0);
        tell(new Said.Removed(ContentId.MAIN, 2, NOON));

        assertThat(chronicle.answered(question, List.of(), NOON)).isEmpty();

        assertThat(newest().fate()).isEqualTo(new Fate.Pending());
    }

    @Test
    void letterBeforeItsRecord_isKeptForIt() {
        Place place = new Place(Tower.IMAGE, 0, 0);
        chronicle.lettered(new Letter(place, CUP, "PICTURE_CORRUPT", "why", "embed", NOON), true, NOON);
        tell(shown(1, NOON));

        assertThat(newest().fate()).isEqualTo(new Fate.DeadLettered("PICTURE_CORRUPT", "why"));
        assertThat(chronicle.questions(Tower.IMAGE, 1, NOON)).isEmpty();
    }

    @Test
    void picture_isThatOfTheNewestRecordThatIsNoDeadLetter_andNotGone() {
        assertThat(chronicle.shown(KEY)).isEmpty();
        tell(shown(1, NOON));
        tell(shown(3, NOON));
        tell(shown(2, NOON));
        assertThat(shownOffset()).isEqualTo(1);
        chronicle.lettered(
                new Letter(new Place(Tower.IMAGE, 0, 1), CUP, "PICTURE_CORRUPT", "", "embed", NOON), false, NOON);
        assertThat(shownOffset()).isEqualTo(2);
        tell(new Said.Removed(ContentId.MAIN, 2, NOON));
        assertThat(chronicle.shown(KEY)).isEmpty();
    }

    @Test
    void itemsThatWereToldOfLongestAgo_areForgottenFirst() {
        for (String item : List.of("a", "b", "c", "a", "d", "e", "f", "g")) {
            chronicle.told(
                    new Told(new Place(Tower.IMAGE, 0, offset++), NOON, new ItemId(item), shown(1, NOON)), true, NOON);
        }

        assertThat(chronicle.of(new ItemId("b"))).isEmpty();
        assertThat(chronicle.of(new ItemId("c"))).isEmpty();
        assertThat(chronicle.of(new ItemId("a"))).hasSize(2);
        assertThat(chronicle.pending()).isEqualTo(6);
    }

    @Test
    void itemOfManyRecords_keepsTheLast() {
        Chronicle roomy = new Chronicle();
        for (int version = 0; version < Story.MOST + 10; version++) {
            roomy.told(new Told(new Place(Tower.IMAGE, 0, version), NOON, CUP, shown(version, NOON)), true, NOON);
        }

        assertThat(roomy.of(CUP)).hasSize(Story.MOST);
        assertThat(roomy.of(CUP).get(0).version()).isEqualTo(Story.MOST + 9);
        assertThat(roomy.pending()).isEqualTo(Story.MOST);
    }

    private long shownOffset() {
        return chronicle.shown(KEY).orElseThrow().place().offset();
    }

    private void tell(Said said) {
        chronicle.told(told(said), true, NOON);
    }

    private Told told(Said said) {
        return new Told(new Place(Tower.IMAGE, 0, offset++), NOON, CUP, said);
    }

    private List<News.Arrival> look(Instant now, RowHeader... rows) {
        List<Question> questions = chronicle.questions(Tower.IMAGE, 1, now);
        assertThat(questions)
                .singleElement()
                .satisfies(question -> assertThat(question.contents()).isSubsetOf(Set.of(ContentId.MAIN)));
        return chronicle.answered(questions.get(0), List.of(rows), now);
    }

    private Happening newest() {
        return chronicle.of(CUP).get(0);
    }

    private static Said.Shown shown(long version, Instant occurredAt) {
        return new Said.Shown(ContentId.MAIN, version, occurredAt, Mark.ofPicture(PRICED, null), null);
    }

    private static RowHeader row(long version) {
        return new RowHeader(KEY, version, new Digest(1, 1), NOON, PRICED, null);
    }
}
