package io.tuwen.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** A row key and its text are one to one. */
class RowKeyTest {

    @Provide
    static Arbitrary<RowKey> keys() {
        return Combinators.combine(contents(), items()).as(RowKey::new);
    }

    private static Arbitrary<ContentId> contents() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(64)
                .map(ContentId::new);
    }

    private static Arbitrary<ItemId> items() {
        return Arbitraries.oneOf(
                        text(Arbitraries.strings().all()),
                        text(Arbitraries.strings().withChars(":.a杯 ")))
                .filter(RowKeyTest::isItemId)
                .map(ItemId::new);
    }

    private static Arbitrary<String> text(StringArbitrary strings) {
        return strings.ofMinLength(1).ofMaxLength(60);
    }

    private static boolean isItemId(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= ItemId.MAX_BYTES
                && new String(bytes, StandardCharsets.UTF_8).equals(text)
                && text.chars().noneMatch(Character::isISOControl);
    }

    @Property
    void text_parsesToTheSameKey(@ForAll("keys") RowKey key) {
        assertThat(RowKey.parse(key.toString())).isEqualTo(key);
    }

    @Property
    void differentKeys_haveDifferentTexts(@ForAll("keys") RowKey one, @ForAll("keys") RowKey other) {
        assertThat(one.toString().equals(other.toString())).isEqualTo(one.equals(other));
    }

    @Property
    void bytes_tellTheSameItem(@ForAll("keys") RowKey key) {
        byte[] bytes = key.itemId().value().getBytes(StandardCharsets.UTF_8);

        assertThat(new ItemId(new String(bytes, StandardCharsets.UTF_8))).isEqualTo(key.itemId());
    }

    @Example
    void colonsInTheItem_stayInTheItem() {
        assertThat(RowKey.parse("main:a:b:c")).isEqualTo(new RowKey(ContentId.MAIN, new ItemId("a:b:c")));
    }

    @Example
    void textWithoutAColon_isRefused() {
        assertThatThrownBy(() -> RowKey.parse("main"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: content_id:item_id");
    }
}
