package io.tuwen.milvus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.tuwen.core.event.Attributes;
import java.io.IOException;
import java.util.TreeMap;

/** Attributes as one JSON object. A whole number is a long, one with a point or an exponent a double. */
final class AttributesJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AttributesJson() {}

    static ByteString write(Attributes attributes) {
        try {
            return UnsafeByteOperations.unsafeWrap(MAPPER.writeValueAsBytes(attributes.values()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes hold what JSON has no word for", e);
        }
    }

    /** @throws IllegalStateException when somebody else wrote something else there */
    static Attributes read(ByteString json) {
        try {
            TreeMap<String, Object> values = new TreeMap<>();
            MAPPER.readTree(json.newInput())
                    .properties()
                    .forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
            return new Attributes(values);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("attributes: not an object of booleans, numbers and texts in JSON", e);
        }
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        throw new IllegalArgumentException("attributes: holds a " + node.getNodeType());
    }
}
