package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent.
 *
 * @param json of the request
 * @param pictures that came along, by the names of their parts
 */
record Body(byte[] json, Map<String, ByteBuffer> pictures) {
    /** The part of a form that holds the JSON. */
    private static final String REQUEST = "request";

    private static final byte[] NOTHING = {'{', '}'};

    /**
     * @throws RefusedException when it is too large
     * @throws ProblemException when it is neither JSON nor a form
     */
    static Body of(Context request, Limits limits) {
        String type = mediaType(request.contentType());
        return switch (type) {
            case "application/json" -> new Body(read(request.bodyInputStream(), "body", limits.jsonBytes()), Map.of());
            case "multipart/form-data" -> form(request, limits);
            default ->
                throw new ProblemException(
                        Problem.of("media-type", "Another kind of body is wanted", 415, "Content-Type: " + type)
                                .at("Content-Type", type, "application/json or multipart/form-data")
                                .with("name the type of what is sent"));
        };
    }

    private static String mediaType(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Body form(Context request, Limits limits) {
        if (request.req().getContentLengthLong() > limits.formBytes()) {
            throw tooLarge("body", limits.formBytes());
        }
        byte[] json = NOTHING;
        String field = request.formParam(REQUEST);
        if (field != null) {
            json = field.getBytes(StandardCharsets.UTF_8);
            requireAtMost(REQUEST, json.length, limits.jsonBytes());
        }
        Map<String, ByteBuffer> pictures = new LinkedHashMap<>();
        for (Map.Entry<String, List<UploadedFile>> part :
                request.uploadedFileMap().entrySet()) {
            for (UploadedFile file : part.getValue()) {
                boolean isRequest = part.getKey().equals(REQUEST);
                byte[] bytes =
                        read(file.content(), part.getKey(), isRequest ? limits.jsonBytes() : limits.pictureBytes());
                if (isRequest) {
                    json = bytes;
                } else if (pictures.put(part.getKey(), ByteBuffer.wrap(bytes)) != null) {
                    throw Terms.refused(part.getKey(), "two parts", "one part of each name");
                }
            }
        }
        return new Body(json, pictures);
    }

    private static byte[] read(InputStream content, String name, int most) {
        try (content) {
            byte[] bytes = content.readNBytes(most + 1);
            requireAtMost(name, bytes.length, most);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static void requireAtMost(String name, int bytes, int most) {
        if (bytes > most) {
            throw tooLarge(name, most);
        }
    }

    private static RefusedException tooLarge(String name, long most) {
        return new RefusedException(
                RefusedException.Kind.TOO_LARGE,
                new Finding(name, "more than " + most + " bytes", "at most " + most + " bytes"),
                "send less");
    }
}
