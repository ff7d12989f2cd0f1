package io.tuwen.cli.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of a jsonl file to a {@link Listing}. What is wrong with a line is thrown as an IllegalArgumentException that
 * names the field, its value and what was expected.
 */
final class ListingParser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS =
            Set.of("item_id", "content_id", "version", "occurred_at", "image", "caption", "attributes", "deleted");

    private final Path folder;

    /** @param folder what relative picture paths are relative to */
    ListingParser(Path folder) {
        this.folder = folder;
    }

    Listing parse(String line) {
        JsonNode node = read(line);
        node.fieldNames().forEachRemaining(ListingParser::checkKnown);
        boolean deleted = node.path("deleted").asBoolean(false);
        Listing listing = new Listing(
                new ItemId(required(node, "item_id").asText()),
                node.has("content_id") ? new ContentId(node.get("content_id").asText()) : ContentId.MAIN,
                version(required(node, "version")),
                occurredAt(node.get("occurred_at")),
                picture(node.get("image")),
                caption(node.get("caption")),
                attributes(node.path("attributes")),
                deleted);
        if (!deleted && listing.picture() == null && listing.caption() == null) {
            throw new IllegalArgumentException(
                    "image, caption: neither (expected: at least one, or \"deleted\": true)");
        }
        return listing;
    }

    private static JsonNode read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node == null || !node.isObject()) {
                throw new IllegalArgumentException(
                        "not a JSON object (expected: {\"item_id\": ..., \"version\": ...})");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void checkKnown(String field) {
        if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException(field + ": unknown field (expected: one of "
                    + String.join(", ", FIELDS.stream().sorted().toList()) + ")");
        }
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(field + ": missing (expected: a value)");
        }
        return value;
    }

    private static long version(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new IllegalArgumentException("version: " + value + " (expected: a whole number >= 0)");
        }
        return value.asLong();
    }

    private static @Nullable Instant occurredAt(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return value.isIntegralNumber() ? Instant.ofEpochMilli(value.asLong()) : Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "occurred_at: " + value + " (expected: milliseconds, or ISO 8601 such as 2026-01-31T08:00:00Z)", e);
        }
    }

    private Listing.@Nullable Picture picture(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        String text = value.asText();
        if (text.matches("(?i)[a-z][a-z0-9+.-]+://.*")) {
            return new Listing.Picture.Address(uri(text));
        }
        Path file = folder.resolve(text);
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("image: " + file + " (expected: a readable file, or an address)");
        }
        return new Listing.Picture.File(file);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("image: " + text + " (expected: an address): " + e.getReason(), e);
        }
    }

    private static @Nullable String caption(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("caption: " + value + " (expected: a string)");
        }
        return value.asText();
    }

    private static Attributes attributes(JsonNode node) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            values.put(field.getKey(), attribute(field.getKey(), field.getValue()));
        }
        return new Attributes(values);
    }

    private static Object attribute(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        throw new IllegalArgumentException(
                "attributes." + name + ": " + value + " (expected: true or false, a number, or a string)");
    }
}
