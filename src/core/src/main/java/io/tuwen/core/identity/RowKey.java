package io.tuwen.core.identity;

/**
 * The primary key of an index row: one content of one item. Its text form, {@code content_id:item_id}, is unambiguous
 * since a content id holds no colon.
 */
public record RowKey(ContentId contentId, ItemId itemId) {

    /**
     * @throws IllegalArgumentException when the text is not the text form of a row key
     */
    public static RowKey parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("row key: \"" + text + "\" (expected: content_id:item_id)");
        }
        return new RowKey(new ContentId(text.substring(0, colon)), new ItemId(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return contentId + ":" + itemId;
    }
}
