package io.tuwen.search.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests and answers as JSON: snake_case; in requests nothing unknown, nothing twice, nothing of another type. */
final class Json {
    private static final int DEEPEST = 40;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    private Json() {}

    static byte[] write(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of plain values always become JSON", e);
        }
    }

    /** @throws RefusedException that names the field that is wrong */
    static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw refused("body", "null", "a JSON object");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw refused(path(e), "an unknown field", "one of " + known(e.getKnownPropertyIds()));
        } catch (MismatchedInputException e) {
            throw refused(path(e), "something else", expected(e.getTargetType()));
        } catch (JsonMappingException e) {
            throw refused(path(e), String.valueOf(e.getOriginalMessage()), "see /openapi.json");
        } catch (JsonProcessingException e) {
            throw refused("body", String.valueOf(e.getOriginalMessage()), "a JSON object");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory always can be read", e);
        }
    }

    private static RefusedException refused(String name, String value, String expectation) {
        return new RefusedException(new Finding(name, value, expectation), "mend the request's JSON");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == Integer.class) {
            return "a whole number of at most 32 bits";
        }
        if (type == Double.class) {
            return "a number";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        return type == List.class || type == ArrayList.class ? "a list" : "a JSON object, and nothing after it";
    }

    private static String known(Collection<Object> names) {
        return names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference part : e.getPath()) {
            if (part.getFieldName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
