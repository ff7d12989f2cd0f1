package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.zeroshot.ZeroShot;
import io.tuwen.testkit.store.SampleRows;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document is the code's. */
class OpenApiTest {
    private static final JsonNode DOCUMENT = document();

    private static final Map<String, Class<?>> SCHEMAS = Map.ofEntries(
            Map.entry("SearchRequest", SearchRequest.class),
            Map.entry("TermRequest", TermRequest.class),
            Map.entry("ClassifyRequest", ClassifyRequest.class),
            Map.entry("SearchAnswer", SearchAnswer.class),
            Map.entry("Hit", SearchAnswer.Hit.class),
            Map.entry("SideOf", SearchAnswer.SideOf.class),
            Map.entry("ItemAnswer", ItemAnswer.class),
            Map.entry("Row", ItemAnswer.Row.class),
            Map.entry("ClassifyAnswer", ClassifyAnswer.class),
            Map.entry("Scored", ZeroShot.Scored.class),
            Map.entry("StatusAnswer", StatusAnswer.class),
            Map.entry("Model", StatusAnswer.Model.class),
            Map.entry("Index", StatusAnswer.Index.class),
            Map.entry("HealthAnswer", HealthAnswer.class),
            Map.entry("Problem", Problem.class));

    @Test
    void everyRouteIsDocumented_andNoOther() {
        Parts parts = new Parts(
                SampleRows.model("f".repeat(64)),
                "0",
                new Compass(),
                tower -> new Plane(),
                tower -> new Parts.Collection("", "", "", 0));
        Admission admission = new Admission(1);
        Set<String> served = Routes.of(new SearchApi(parts, Limits.DEFAULT, admission), admission).stream()
                .map(route -> route.method().name().toLowerCase(Locale.ROOT) + " " + route.documentedPath())
                .collect(Collectors.toSet());

        Set<String> documented = new TreeSet<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> documented.add(method + " " + path.getKey())));

        assertThat(documented).isEqualTo(served);
    }

    @Test
    void everySchemaIsARecord() {
        Set<String> documented = new TreeSet<>();
        DOCUMENT.get("components").get("schemas").fieldNames().forEachRemaining(documented::add);
        documented.remove("Filter");

        assertThat(documented).isEqualTo(new TreeSet<>(SCHEMAS.keySet()));
    }

    static Set<String> schemas() {
        return SCHEMAS.keySet();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void schema_hasTheFieldsOfItsRecord(String name) {
        JsonNode schema = DOCUMENT.get("components").get("schemas").get(name);
        List<RecordComponent> components =
                Arrays.asList(Objects.requireNonNull(SCHEMAS.get(name)).getRecordComponents());

        assertThat(names(schema.get("properties").fieldNames()))
                .containsExactlyElementsOf(
                        components.stream().map(OpenApiTest::field).toList());
        assertThat(names(schema.path("required").elements()))
                .containsExactlyElementsOf(components.stream()
                        .filter(component -> !isOptional(component))
                        .map(OpenApiTest::field)
                        .toList());
        assertThat(schema.has("additionalProperties")).isEqualTo(name.endsWith("Request"));
        for (RecordComponent component : components) {
            String type = type(component.getType());
            if (type != null) {
                assertThat(types(schema.get("properties").get(field(component)).get("type")))
                        .as(component.toString())
                        .contains(type);
            }
        }
    }

    @Test
    void limits_areThoseOfTheCode() {
        JsonNode schemas = DOCUMENT.get("components").get("schemas");
        JsonNode search = schemas.get("SearchRequest").get("properties");
        assertThat(search.get("k").get("maximum").asInt()).isEqualTo(Limits.DEFAULT.k());
        assertThat(search.get("offset").get("maximum").asInt()).isEqualTo(Limits.DEFAULT.window() - 1);
        assertThat(search.get("text").get("maxLength").asInt()).isEqualTo(Limits.DEFAULT.textCharacters());
        assertThat(search.get("terms").get("maxItems").asInt()).isEqualTo(Limits.DEFAULT.terms());
        JsonNode classify = schemas.get("ClassifyRequest").get("properties");
        assertThat(classify.get("labels").get("maxItems").asInt()).isEqualTo(Limits.DEFAULT.labels());
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String field(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }

    private static @Nullable String type(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == int.class || type == long.class || type == Integer.class) {
            return "integer";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == List.class ? "array" : null;
    }

    private static List<String> types(JsonNode type) {
        return type.isArray() ? names(type.elements()) : List.of(type.asText());
    }

    private static List<String> names(Iterator<?> names) {
        List<String> texts = new ArrayList<>();
        names.forEachRemaining(name -> texts.add(name instanceof JsonNode node ? node.asText() : name.toString()));
        return texts;
    }

    private static JsonNode document() {
        try (InputStream file =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"), "openapi.json")) {
            return Service.JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
