package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.index.Filter;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

    @Test
    void filter_isOneComparison_whateverTheValue() {
        assertThat(Expressions.of(new Filter.Equal("on sale", "\" or \\ or \r\n")))
                .isEqualTo("attributes[\"on sale\"] == \"\\\" or \\\\ or \\r\\n\"");
    }

    @Test
    void noFilter_isEmpty() {
        assertThat(Expressions.of(Filter.NONE)).isEmpty();
    }
}
