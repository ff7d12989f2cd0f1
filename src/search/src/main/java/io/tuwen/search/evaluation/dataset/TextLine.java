package io.tuwen.search.evaluation.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the pictures that it is true of.
 *
 * @param imageIds may be empty, and may name pictures that are not there
 */
public record TextLine(long id, String text, List<Long> imageIds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public TextLine {
        imageIds = List.copyOf(imageIds);
    }

    /** @throws IllegalArgumentException that names the field, its value and what was expected */
    static TextLine parse(String line) {
        JsonNode node = read(line);
        JsonNode text = field(node, "text");
        if (!text.isTextual()) {
            throw new IllegalArgumentException("text: " + text + " (expected: a string)");
        }
        JsonNode images = field(node, "image_ids");
        if (!images.isArray()) {
            throw new IllegalArgumentException("image_ids: " + images + " (expected: an array of whole numbers)");
        }
        List<Long> ids = new ArrayList<>(images.size());
        images.forEach(image -> ids.add(id("image_ids[" + ids.size() + "]", image)));
        return new TextLine(id("text_id", field(node, "text_id")), text.asText(), ids);
    }

    private static JsonNode read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node == null || !node.isObject()) {
                throw new IllegalArgumentException("no JSON object (expected: {\"text_id\": 8428, \"text\": \"...\","
                        + " \"image_ids\": [1076345]})");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(name + ": missing (expected: a value in every line)");
        }
        return value;
    }

    private static long id(String name, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: a whole number, not in quotes)");
        }
        return value.asLong();
    }
}
