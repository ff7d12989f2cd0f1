package io.tuwen.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be an id, to the byte. */
class IdentityTest {

    @Test
    void itemId_isMeasuredInBytes() {
        assertThat(new ItemId("杯".repeat(85)).value()).hasSize(85);
        assertThatThrownBy(() -> new ItemId("杯".repeat(86))).hasMessage("item_id: 258 bytes (expected: 1 to 256)");
        assertThat(new ItemId("a".repeat(256)).value()).hasSize(256);
        assertThatThrownBy(() -> new ItemId("a".repeat(257))).hasMessageContaining("257 bytes");
        assertThatThrownBy(() -> new ItemId("")).hasMessageContaining("0 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u0000", "a\u007f", "\u0085"})
    void itemIdWithAControlCharacter_isRefused(String value) {
        assertThatThrownBy(() -> new ItemId(value)).hasMessageContaining("control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "\uDE00b", "\uDE00\uD83D"})
    void itemIdWithHalfAPair_isRefused(String value) {
        assertThatThrownBy(() -> new ItemId(value)).hasMessageContaining("half a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "A.b_c-9", "0"})
    void contentId_ofItsAlphabetStands(String value) {
        assertThat(new ContentId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a b", "杯", "a\n", "a/b"})
    void contentId_ofOtherCharactersIsRefused(String value) {
        assertThatThrownBy(() -> new ContentId(value)).hasMessageContaining("expected: [A-Za-z0-9._-]{1,64}");
    }

    @Test
    void contentId_endsAt64() {
        assertThat(new ContentId("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new ContentId("a".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentId("a".repeat(10_000))).message().hasSizeLessThan(200);
    }
}
