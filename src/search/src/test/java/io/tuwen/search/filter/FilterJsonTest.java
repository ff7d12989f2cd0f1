package io.tuwen.search.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Order;
import io.tuwen.search.retrieval.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterJsonTest {

    @Test
    void json_becomesTheFilterThatItTells() throws JsonProcessingException {
        assertThat(parse("{'and': [{'=': {'名称': '红'}}, {'not': {'<=': {'price': 99}}}, {'exists': 'stock'}]}"))
                .isEqualTo(new Filter.And(List.of(
                        new Filter.Equal("名称", "红"),
                        new Filter.Not(new Filter.Ordered("price", Order.AT_MOST, 99L)),
                        new Filter.Exists("stock"))));
        assertThat(parse("{'or': [{'!=': {'a': true}}, {'in': {'a': [1, 1.5, 'x']}}]}"))
                .isEqualTo(new Filter.Or(List.of(Filter.unequal("a", true), Filter.in("a", List.of(1L, 1.5, "x")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                          | filter               | []
            {}                          | filter               | {}
            {'=': {'a': 1}, '<': {'a': 1}} | filter            | an object of one operator
            {'~': {'a': 1}}             | filter               | ~
            {'=': 5}                    | filter.=             | 5
            {'=': {'a': 1, 'b': 2}}     | filter.=             | {"a":1,"b":2}
            {'=': {'a': null}}          | filter.=.a           | null
            {'=': {'a': [1]}}           | filter.=.a           | [1]
            {'=': {'a': 9223372036854775808}} | filter.=.a     | 9223372036854775808
            {'=': {'a]': 1}}            | filter.=             | 1 to 64 letters
            {'<': {'a': true}}          | filter.<             | a number or a text
            {'and': []}                 | filter.and           | []
            {'and': [{'=': {'a': 1}}, 7]} | filter.and[1]      | 7
            {'not': [1]}                | filter.not           | [1]
            {'in': {'a': []}}           | filter.in.a          | []
            {'in': {'a': [{}]}}         | filter.in.a[0]       | {}
            {'exists': 5}               | filter.exists        | 5
            """)
    void jsonThatIsNoFilter_isRefusedWithItsPlace(String json, String name, String told) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> parse(json))
                .withMessageStartingWith(name + ": ")
                .withMessageContaining(told);
    }

    @Test
    void filterThatIsTooDeepOrTooWide_isRefused() {
        String deep = "{'not': ".repeat(20) + "{'exists': 'a'}" + "}".repeat(20);
        String wide = "{'in': {'a': [" + "1, ".repeat(500) + "1]}}";

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> parse(deep))
                .withMessageContaining("at most 16 levels");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> parse(wide))
                .withMessageContaining("at most 500 values");
    }

    private static Filter parse(String json) throws JsonProcessingException {
        return FilterJson.parse("filter", new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
