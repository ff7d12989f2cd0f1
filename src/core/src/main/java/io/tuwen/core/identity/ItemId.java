package io.tuwen.core.identity;

import java.nio.charset.StandardCharsets;

/**
 * The shop's own name of an item, and the key of every topic.
 *
 * @param value 1 to 256 bytes of UTF-8 without control characters
 */
public record ItemId(String value) implements Comparable<ItemId> {
    public static final int MAX_BYTES = 256;

    public ItemId {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("item_id: " + bytes + " bytes (expected: 1 to " + MAX_BYTES + ")");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(
                    "item_id: holds half a surrogate pair (expected: text that UTF-8 can tell)");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("item_id: holds a control character (expected: none)");
        }
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
