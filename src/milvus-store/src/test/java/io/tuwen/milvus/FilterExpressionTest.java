package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Order;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FilterExpressionTest {

    /** Whatever the text, it stays one literal: what is left of the expression does not depend on it. */
    @Property
    void text_neverBecomesCode(@ForAll String value) {
        Filter filter = filters("名称", value);
        Filter harmless = filters("名称", "x");

        Literal.Split split = Literal.split(Expressions.of(filter));

        assertThat(split.rest())
                .isEqualTo(Literal.split(Expressions.of(harmless)).rest());
        assertThat(split.texts())
                .filteredOn(text -> !text.isEmpty())
                .containsOnly("名称", value.isEmpty() ? "名称" : value);
    }

    private static Filter filters(String attribute, String value) {
        return new Filter.Not(new Filter.Or(List.of(
                new Filter.Equal(attribute, value),
                Filter.unequal(attribute, value),
                Filter.in(attribute, List.of(value, 1L)),
                new Filter.Ordered(attribute, Order.AT_MOST, value))));
    }

    @Property
    void number_isWrittenSoThatItReadsBack(@ForAll double value) {
        if (Double.isFinite(value)) {
            assertThat(Double.parseDouble(Literals.of(value))).isEqualTo(value);
        }
    }

    @Test
    void leastLong_isWrittenAsTheDoubleThatItIs() {
        assertThat(Literals.of(Long.MIN_VALUE)).isEqualTo("-9.223372036854776E18");
        assertThat(Literals.of(Long.MIN_VALUE + 1)).isEqualTo("-9223372036854775807");
    }

    @Test
    void not_isSpelledOut_sinceAComparisonWithWhatIsMissingIsNeitherTrueNorFalse() {
        assertThat(Expressions.of(new Filter.Not(new Filter.Ordered("price", Order.LESS, 5L))))
                .isEqualTo("not (exists attributes[\"price\"]) or attributes[\"price\"] >= \"\""
                        + " or (attributes[\"price\"] == true and not (attributes[\"price\"] == 1))"
                        + " or (attributes[\"price\"] == false and not (attributes[\"price\"] == 0))"
                        + " or attributes[\"price\"] >= 5");
    }

    @Test
    void and_ofNegatedParts_isOr() {
        Filter both = new Filter.And(List.of(new Filter.Exists("a"), new Filter.Not(new Filter.Exists("b"))));

        assertThat(Expressions.of(both)).isEqualTo("(exists attributes[\"a\"]) and (not (exists attributes[\"b\"]))");
        assertThat(Expressions.of(new Filter.Not(both)))
                .isEqualTo("(not (exists attributes[\"a\"])) or (exists attributes[\"b\"])");
    }
}
