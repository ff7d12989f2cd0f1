package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.javalin.http.HandlerType;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.zeroshot.ZeroShot;
import io.tuwen.testkit.store.SampleRows;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
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
            Map.entry("Method", SearchAnswer.Method.class),
            Map.entry("Hit", SearchAnswer.Hit.class),
            Map.entry("SideOf", SearchAnswer.SideOf.class),
            Map.entry("ItemAnswer", ItemAnswer.class),
            Map.entry("Row", ItemAnswer.Row.class),
            Map.entry("ClassifyAnswer", ClassifyAnswer.class),
            Map.entry("Scored", ZeroShot.Scored.class),
            Map.entry("StatusAnswer", StatusAnswer.class),
            Map.entry("Model", StatusAnswer.Model.class),
            Map.entry("Index", StatusAnswer.Index.class),
            Map.entry("Calibrated", StatusAnswer.Calibrated.class),
            Map.entry("AboutAnswer", AboutAnswer.class),
            Map.entry("AboutModel", AboutAnswer.AboutModel.class),
            Map.entry("Fulltext", AboutAnswer.Fulltext.class),
            Map.entry("HistoryAnswer", HistoryAnswer.class),
            Map.entry("HistoryEntry", HistoryAnswer.Entry.class),
            Map.entry("LiveCounters", LiveEvent.Counters.class),
            Map.entry("LiveFreshness", LiveEvent.Freshness.class),
            Map.entry("LiveRows", LiveEvent.Rows.class),
            Map.entry("LiveArrival", LiveEvent.Arrival.class),
            Map.entry("LiveDeadLetter", LiveEvent.DeadLetter.class),
            Map.entry("ActRequest", ActRequest.class),
            Map.entry("ActAnswer", ActAnswer.class),
            Map.entry("HealthAnswer", HealthAnswer.class),
            Map.entry("Problem", Problem.class));

    @Test
    void everyRouteIsDocumented_andNoOther() {
        Set<String> served = routes().stream()
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
    void routeWithoutItsFile_isRefused() {
        Route undocumented = new Route(HandlerType.GET, "/v1/secret/<id>", null, http -> {});

        assertThatIllegalStateException()
                .isThrownBy(() -> OpenApi.route(List.of(undocumented)))
                .withMessageStartingWith("openapi/paths/v1-secret-id.json: not there");
    }

    @Test
    void everyFileIsUsed() throws Exception {
        assertThat(files("openapi/paths")).hasSize(DOCUMENT.get("paths").size());
        assertThat(files("openapi/schemas")).isEqualTo(fields(DOCUMENT.at("/components/schemas")));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(DOCUMENT.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everySchemaIsARecord() {
        Set<String> documented = fields(DOCUMENT.at("/components/schemas"));
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

    private static Set<String> fields(JsonNode object) {
        return new TreeSet<>(names(object.fieldNames()));
    }

    private static Set<String> files(String folder) throws IOException, URISyntaxException {
        URL found = Objects.requireNonNull(OpenApi.class.getResource(folder), folder);
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Route> routes() {
        Parts parts = new Parts(
                SampleRows.model("f".repeat(64)),
                "0",
                new Compass(),
                tower -> new Plane(),
                tower -> new Parts.Collection("", "", "", 0));
        Admission admission = new Admission(1);
        return Routes.of(Apis.of(parts, Limits.DEFAULT, admission), Limits.DEFAULT, admission);
    }

    private static JsonNode document() {
        try (Service service = Service.of(tower -> new Plane())) {
            return service.get(OpenApi.PATH).json();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
