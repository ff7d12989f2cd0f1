package io.tuwen.search.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The document that tells clients how to ask. */
final class OpenApi {
    static final String PATH = "/openapi.json";
    private static final byte[] DOCUMENT = document();

    private OpenApi() {}

    static void serve(Context http) {
        http.contentType("application/json").result(DOCUMENT);
    }

    private static byte[] document() {
        try (InputStream file =
                Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"), "openapi.json")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json", e);
        }
    }
}
