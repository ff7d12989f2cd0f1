package io.tuwen.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The document that tells clients how to ask: {@code openapi/document.json}, with {@code openapi/paths/v1-search.json} for
 * the route {@code /v1/search} and so on, and {@code openapi/schemas/NAME.json} for every schema that is referred to.
 */
final class OpenApi {
    static final String PATH = "/openapi.json";
    private static final String SCHEMA = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenApi() {}

    /** Serves the document of some other routes, and its own. */
    static Route route(Collection<Route> others) {
        byte[] bytes = Json.write(document(others));
        return new Route(
                HandlerType.GET,
                PATH,
                null,
                http -> http.contentType("application/json").result(bytes));
    }

    private static ObjectNode document(Collection<Route> others) {
        ObjectNode document = (ObjectNode) read("document");
        ObjectNode paths = document.putObject("paths");
        others.forEach(route -> addPath(paths, route.documentedPath()));
        addPath(paths, PATH);
        addSchemas(document);
        return document;
    }

    private static void addPath(ObjectNode paths, String path) {
        paths.set(path, read("paths/" + fileOf(path)));
    }

    private static String fileOf(String path) {
        return path.substring(1).replaceAll("[{}]", "").replaceAll("[/.]", "-");
    }

    private static void addSchemas(ObjectNode document) {
        ObjectNode schemas = document.withObject("components").putObject("schemas");
        Deque<String> wanted = new ArrayDeque<>(schemasIn(document));
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (!schemas.has(name)) {
                JsonNode schema = read("schemas/" + name);
                schemas.set(name, schema);
                wanted.addAll(schemasIn(schema));
            }
        }
    }

    private static List<String> schemasIn(JsonNode part) {
        return part.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith(SCHEMA))
                .map(reference -> reference.substring(SCHEMA.length()))
                .toList();
    }

    private static JsonNode read(String name) {
        String path = "openapi/" + name + ".json";
        try (InputStream file = OpenApi.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + ": not there (expected: what is served to be documented)");
            }
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
