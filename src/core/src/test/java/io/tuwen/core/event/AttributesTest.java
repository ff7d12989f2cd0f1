package io.tuwen.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Equal attributes have equal digests, and no others. */
class AttributesTest {

    @Example
    void own_areThoseOfTheReservedPrefixOnly() {
        Attributes mixed = Attributes.of(Map.of("tuwen", 1L, "tuwen_blank", true, "price", 2L, "Tuwen_x", 3L));
        assertThat(mixed.own()).isEqualTo(Attributes.of(Map.of("tuwen_blank", true)));
    }

    @Example
    void with_takesTheOthersWhereANameIsInBoth() {
        Attributes one = Attributes.of(Map.of("price", 1L, "stock", 2L));
        assertThat(one.with(Attributes.of(Map.of("price", 9.5))))
                .isEqualTo(Attributes.of(Map.of("price", 9.5, "stock", 2L)));
    }

    /** Of a small alphabet that holds what a joined text might be cut at. */
    @Provide
    static Arbitrary<Map<String, Object>> maps() {
        Arbitrary<String> text =
                Arbitraries.strings().withChars("1:4aLong\uD83D\uDE00").ofMaxLength(5);
        Arbitrary<Object> value = Arbitraries.oneOf(
                text.map(Object.class::cast),
                Arbitraries.longs().between(-2, 2).map(Object.class::cast),
                Arbitraries.of(0.0, -0.0, 1.0, 1.5).map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
        return Arbitraries.maps(text, value).ofMaxSize(3);
    }

    @Property(tries = 5_000)
    void digests_areEqualForEqualAttributesOnly(
            @ForAll("maps") Map<String, Object> one, @ForAll("maps") Map<String, Object> other) {
        Attributes first = Attributes.of(one);
        Attributes second = Attributes.of(other);

        assertThat(first.digest().equals(second.digest())).isEqualTo(first.equals(second));
    }

    @Property
    void order_doesNotMatter(@ForAll("maps") Map<String, Object> values) {
        TreeMap<String, Object> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(values);

        assertThat(new Attributes(backwards)).isEqualTo(Attributes.of(values));
        assertThat(new Attributes(backwards).digest())
                .isEqualTo(Attributes.of(values).digest());
    }

    @Example
    void joiningAndTypes_doNotCollide() {
        List<Map<String, Object>> alike = List.of(
                Map.of(),
                Map.of("", ""),
                Map.of("ab", "c"),
                Map.of("a", "bc"),
                Map.of("a", 1L),
                Map.of("a", 1.0),
                Map.of("a", "1"),
                Map.of("a", "1.0"),
                Map.of("a", "true"),
                Map.of("a", true),
                Map.of("a", "b", "c", "d"),
                Map.of("a", "b6:String1:c", "d", ""),
                Map.of("a", "bStringc"),
                Map.of("aStringb", "c"),
                Map.of("a", "?"),
                Map.of("a", "\uD83D"),
                Map.of("a", "\uDE00"));

        assertThat(alike.stream().map(Attributes::of).map(Attributes::digest)).doesNotHaveDuplicates();
    }

    @Example
    void valuesOfOtherTypes_areRefused() {
        assertRefused(1);
        assertRefused(1.0f);
        assertRefused(Double.NaN);
        assertRefused(Double.NEGATIVE_INFINITY);
        assertRefused(List.of());
    }

    private static void assertRefused(Object value) {
        assertThatThrownBy(() -> Attributes.of(Map.of("price", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("attribute \"price\"", "expected: boolean, long, finite double or string");
    }

    @Example
    void laterChangesOfTheMap_doNotShow() {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("a", 1L));
        Attributes attributes = Attributes.of(values);

        values.put("b", 2L);

        assertThat(attributes).isEqualTo(Attributes.of(Map.of("a", 1L)));
        assertThatThrownBy(() -> attributes.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
