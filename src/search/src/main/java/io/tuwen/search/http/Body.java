package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import io.tuwen.search.retrieval.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * @param request that went through {@link Receipt#before}
     * @throws RefusedException when a part is too large, or there are two of one name
     */
    static Body of(Context request, Limits limits) {
        byte[] json = Receipt.json(request);
        return json == null ? form(request, limits) : new Body(json, Map.of());
    }

    private static Body form(Context request, Limits limits) {
        byte[] json = NOTHING;
        String field = request.formParam(REQUEST);
        if (field != null) {
            json = field.getBytes(StandardCharsets.UTF_8);
            Receipt.requireAtMost(REQUEST, json.length, limits.jsonBytes());
        }
        Map<String, ByteBuffer> pictures = new LinkedHashMap<>();
        for (Map.Entry<String, List<UploadedFile>> part :
                request.uploadedFileMap().entrySet()) {
            for (UploadedFile file : part.getValue()) {
                boolean isRequest = part.getKey().equals(REQUEST);
                byte[] bytes = read(file, part.getKey(), isRequest ? limits.jsonBytes() : limits.pictureBytes());
                if (isRequest) {
                    json = bytes;
                } else if (pictures.put(part.getKey(), ByteBuffer.wrap(bytes)) != null) {
                    throw Terms.refused(part.getKey(), "two parts", "one part of each name");
                }
            }
        }
        return new Body(json, pictures);
    }

    private static byte[] read(UploadedFile file, String name, int most) {
        try {
            return Receipt.read(file.content(), name, most);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
