package io.tuwen.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tuwen.core.event.Attributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"split", "on sale", "size.eu", "价格", "_x-1", "1"})
    void name_ofLettersAndDigits_isTaken(String name) {
        assertThat(new Filter.Equal(name, "\"").attributes()).isEqualTo(Attributes.of(Map.of(name, "\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\"b", "a'b", "a\\b", "a[b", "a]b", "a\nb", "a(b", "a/b"})
    void name_thatAnIndexMightReadAsCode_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filter.Equal(name, "x"))
                .withMessageContaining("\"" + name + "\"");
    }

    @Test
    void valueThatAttributesCannotHave_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.Equal("price", 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.Ordered("price", Order.LESS, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Filter.Ordered("sale", Order.LESS, true));
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.in("price", List.of()));
    }
}
