package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.testkit.catalogue.DrawnCatalogue.Entry;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DrawnCatalogueTest {
    private static final int MANY = 2_000;

    /** Drawn in any order, alone or among others, by one catalogue or another of the same seed. */
    @Property
    void entry_dependsOnNothingButSeedSplitAndIndex(
            @ForAll long seed, @ForAll Split split, @ForAll List<@IntRange(max = 9) Integer> order) {
        List<Entry> alone = IntStream.range(0, 10)
                .mapToObj(index -> new DrawnCatalogue(seed).entry(split, index))
                .toList();
        DrawnCatalogue catalogue = new DrawnCatalogue(seed);
        assertThat(order)
                .allSatisfy(index -> assertThat(catalogue.entry(split, index)).isEqualTo(alone.get(index)));
    }

    @Property(tries = 20)
    void picture_isTheSameBytesForTheSameSeed_andOthersForAnother(@ForAll long seed, @ForAll Split split) {
        byte[] picture = new DrawnCatalogue(seed).entry(split, 3).picture();
        assertThat(new DrawnCatalogue(seed).entry(split, 3).picture()).isEqualTo(picture);
        assertThat(new DrawnCatalogue(seed + 1).entry(split, 3).picture()).isNotEqualTo(picture);
        assertThat(new DrawnCatalogue(seed).entry(split, 4).picture()).isNotEqualTo(picture);
    }

    @Property(tries = 50)
    void entries_areAllDifferent_inAndBetweenSplits(@ForAll long seed) {
        assertThat(Stream.of(Split.values())
                        .flatMap(split -> entries(seed, split))
                        .map(Entry::goods))
                .doesNotHaveDuplicates();
    }

    /** Towers and published figures rest on it. */
    @Example
    void seedOne_drawsWhatItAlwaysDrew() {
        Entry entry = new DrawnCatalogue(1).entry(Split.HELDOUT, 0);
        assertThat(entry.goods().labels()).isEqualTo(new Labels(Kind.WATCH, Colour.RED, Pattern.PLAIN));
        assertThat(entry.captions()).startsWith("红色素色腕表", "大红手表素色图案 高级感");
    }

    @Property
    void split_showsItsOwnPairsOnly(@ForAll long seed, @ForAll Split split, @ForAll @IntRange int index) {
        assertThat(new DrawnCatalogue(seed).entry(split, index).goods().heldOut())
                .isEqualTo(split == Split.HELDOUT);
    }

    @Property(tries = 10)
    void split_showsEveryKindEveryColourEveryPattern(@ForAll long seed, @ForAll Split split) {
        List<Labels> labels =
                entries(seed, split).map(Entry::goods).map(Goods::labels).toList();
        assertThat(labels).extracting(Labels::kind).contains(Kind.values());
        assertThat(labels).extracting(Labels::colour).contains(Colour.values());
        assertThat(labels).extracting(Labels::pattern).contains(Pattern.values());
    }

    /** Not a share of the entries but of the pairs, so that no seed can shift it. */
    @Example
    void heldOut_isAFifthOfAllPairs_forEveryKindAndEveryColour() {
        for (Kind kind : Kind.values()) {
            assertThat(Arrays.stream(Colour.values()).filter(colour -> heldOut(kind, colour)))
                    .hasSizeBetween(2, 3);
        }
        for (Colour colour : Colour.values()) {
            assertThat(Arrays.stream(Kind.values()).filter(kind -> heldOut(kind, colour)))
                    .hasSizeBetween(Kind.values().length / 5, Kind.values().length / 5 + 1);
        }
    }

    private static boolean heldOut(Kind kind, Colour colour) {
        return new Goods(kind, colour, Pattern.PLAIN, Backdrop.STUDIO, 0).heldOut();
    }

    @Property
    void captions_nameKindColourAndPattern_andThreeOfEightTheKindAlone(
            @ForAll long seed, @ForAll Split split, @ForAll @IntRange int index) {
        Entry entry = new DrawnCatalogue(seed).entry(split, index);
        Goods goods = entry.goods();
        assertThat(entry.captions())
                .hasSize(8)
                .allSatisfy(caption -> assertThat(goods.kind().names()).anyMatch(caption::contains));
        assertThat(entry.captions().subList(0, 5)).allSatisfy(caption -> {
            assertThat(goods.colour().names()).anyMatch(caption::contains);
            assertThat(goods.pattern().names()).anyMatch(caption::contains);
        });
        assertThat(entry.captions().subList(5, 8))
                .allSatisfy(caption -> assertThat(goods.colour().names()).noneMatch(caption::contains));
    }

    @Property
    void englishCaptions_sayTheSame(@ForAll long seed, @ForAll Split split, @ForAll @IntRange int index) {
        Entry entry = new DrawnCatalogue(seed).entry(split, index);
        Function<Enum<?>, String> word =
                label -> label.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Goods goods = entry.goods();
        String kind = word.apply(goods.kind());
        assertThat(entry.english())
                .hasSize(8)
                .allSatisfy(caption -> assertThat(caption).contains(kind));
        assertThat(entry.english().subList(0, 5))
                .allSatisfy(caption ->
                        assertThat(caption).contains(word.apply(goods.colour()), word.apply(goods.pattern())));
    }

    private static Stream<Entry> entries(long seed, Split split) {
        DrawnCatalogue catalogue = new DrawnCatalogue(seed);
        return IntStream.range(0, MANY).mapToObj(index -> catalogue.entry(split, index));
    }
}
