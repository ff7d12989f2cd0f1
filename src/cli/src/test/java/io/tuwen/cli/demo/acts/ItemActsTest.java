package io.tuwen.cli.demo.acts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.cli.demo.acts.Look.Since;
import io.tuwen.cli.demo.acts.Standing.Picture;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.act.Performance.Fact;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each act against the line as it should be, and against lines that are broken. */
class ItemActsTest {
    private static final ItemId CUP = new ItemId("cup");
    private static final String ADDRESS = "http://127.0.0.1:9/cup.jpg";
    private static final float[] OLD = {1, 0};
    private static final float[] NEW = {0.6f, 0.8f};
    private static final Attributes OFFER = Attributes.of(Map.of("price", 50.0, "on_sale", true));
    private static final Since NOTHING = new Since(0, 0, 0, 0);
    private static final Predicate<Filter> HIDDEN_UNDER_FILTERS = filter -> filter.equals(Filter.NONE);

    private static final Standing BEFORE = new Standing(CUP, rows(5, OFFER, OLD), Optional.of(new Picture.At(ADDRESS)));

    private static ItemAct act(String name) {
        return ItemActs.all(item -> new byte[] {1, 2, 3, 4}, ADDRESS::equals).stream()
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Tower, Row> rows(long version, Attributes attributes, float[] picture) {
        Map<Tower, Row> rows = new EnumMap<>(Tower.class);
        rows.put(Tower.IMAGE, row(version, attributes, picture, null));
        rows.put(Tower.TEXT, row(version, attributes, OLD, "杯子"));
        return rows;
    }

    private static Row row(
            long version, Attributes attributes, float[] vector, @org.jspecify.annotations.Nullable String caption) {
        RowKey key = new RowKey(ContentId.MAIN, CUP);
        return new Row(new RowHeader(key, version, Digest.of(new byte[0]), Instant.EPOCH, attributes, caption), vector);
    }

    private static Look look(Map<Tower, Row> rows, Since since, String... letters) {
        return new Look(12, rows, List.of(letters), since, HIDDEN_UNDER_FILTERS);
    }

    private static Attributes offer(String name, Object value) {
        return OFFER.with(Attributes.of(Map.of(name, value)));
    }

    private static List<String> broken(String name, Look now) {
        ItemAct act = act(name);
        return act.facts(BEFORE, act.change(BEFORE), now).stream()
                .filter(fact -> !fact.holds())
                .map(Fact::name)
                .toList();
    }

    @Test
    void price_publishesTheItemWithAFifthOff() {
        Change change = act("price").change(BEFORE);

        assertThat(change.lines())
                .containsExactly(Map.of(
                        "item_id",
                        "cup",
                        "version",
                        6L,
                        "image",
                        ADDRESS,
                        "caption",
                        "杯子",
                        "attributes",
                        offer("price", 40.0).values()));
    }

    @Test
    void price_isProvenByTheAttributeAndTheSameVectors() {
        assertThat(broken("price", look(rows(6, offer("price", 40.0), OLD), NOTHING)))
                .isEmpty();
        assertThat(broken("price", look(BEFORE.rows(), NOTHING))).containsExactly("attribute_changed");
        assertThat(broken("price", look(rows(6, offer("price", 40.0), NEW), new Since(1, 0, 2, 9))))
                .containsExactly("vector_untouched", "inferences_spent");
    }

    @Test
    void swap_laysAnotherPictureUnderTheSameAddress() {
        Change change = act("swap").change(BEFORE);

        assertThat(change.laid()).containsOnlyKeys(ADDRESS);
        assertThat(change.lines().get(0)).containsEntry("image", ADDRESS).doesNotContainKey("caption");
        Map<Tower, Row> after = rows(5, OFFER, OLD);
        after.put(Tower.IMAGE, row(6, OFFER, NEW, null));
        assertThat(broken("swap", look(after, new Since(1, 0, 1, 9)))).isEmpty();
        assertThat(broken("swap", look(BEFORE.rows(), NOTHING))).containsExactly("vector_changed", "inferences_spent");
    }

    @Test
    void swapOfAnInlinePicture_sendsTheNewOneInline() {
        Standing inline = new Standing(CUP, BEFORE.rows(), Optional.of(new Picture.Inline(new byte[] {9})));
        Change change = act("swap").change(inline);

        assertThat(change.laid()).isEmpty();
        assertThat(change.files())
                .containsOnlyKeys((String) change.lines().get(0).get("image"));
    }

    @Test
    void offSale_isProvenByTheFilterThatHidesIt() {
        Map<Tower, Row> after = rows(6, offer("on_sale", false), OLD);

        assertThat(broken("off-sale", look(after, NOTHING))).isEmpty();
        assertThat(broken("off-sale", new Look(12, after, List.of(), NOTHING, filter -> true)))
                .containsExactly("hidden_by_filter");
        assertThat(act("off-sale").lacks(BEFORE)).isEmpty();
        Standing off = new Standing(CUP, after, Optional.empty());
        assertThat(act("off-sale").lacks(off)).hasValue("an item that is on sale");
    }

    @Test
    void delete_isProvenByBothRowsBeingGone() {
        assertThat(broken("delete", look(Map.of(), NOTHING))).isEmpty();
        assertThat(broken("delete", look(Map.of(Tower.TEXT, BEFORE.rows().get(Tower.TEXT)), NOTHING)))
                .containsExactly("row_gone");
    }

    @Test
    void late_publishesTheOlderAfterTheNewer() {
        Change change = act("late").change(BEFORE);

        assertThat(change.lines()).extracting(line -> line.get("version")).containsExactly(7L, 6L);
        assertThat(broken("late", look(rows(7, offer("price", 40.0), OLD), new Since(0, 2, 2, 9))))
                .isEmpty();
        assertThat(broken("late", look(rows(6, offer("price", 41.0), OLD), new Since(0, 0, 4, 9))))
                .containsExactly("superseded", "attribute_changed", "row_unchanged", "row_unchanged");
    }

    @Test
    void corrupt_isProvenByItsLetterAndARowThatIsAsItWas() {
        assertThat(act("corrupt").change(BEFORE).files().values()).containsExactly(new byte[] {1, 2});
        assertThat(broken("corrupt", look(BEFORE.rows(), NOTHING, "PICTURE_CORRUPT")))
                .isEmpty();
        assertThat(broken("corrupt", look(BEFORE.rows(), NOTHING, "PICTURE_EMPTY")))
                .containsExactly("dead_letter");
        assertThat(broken("corrupt", look(rows(6, OFFER, NEW), NOTHING)))
                .containsExactly("dead_letter", "row_unchanged");
    }

    @Test
    void deadHost_isProvenByOthersThatKeptFlowing() {
        assertThat(act("dead-host").isAlone()).isFalse();
        assertThat(broken("dead-host", look(BEFORE.rows(), new Since(3, 0, 40, 300), "PICTURE_HOST_UNAVAILABLE")))
                .isEmpty();
        assertThat(broken("dead-host", look(BEFORE.rows(), NOTHING, "PICTURE_HOST_UNAVAILABLE")))
                .containsExactly("others_kept_flowing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swap", "corrupt", "dead-host"})
    void actOnAPicture_needsOne(String name) {
        Standing captionAlone = new Standing(CUP, Map.of(Tower.TEXT, row(5, OFFER, OLD, "杯子")), Optional.empty());

        assertThat(act(name).lacks(captionAlone)).hasValue("an item with a picture");
    }
}
