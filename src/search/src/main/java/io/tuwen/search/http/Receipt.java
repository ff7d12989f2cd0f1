package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in whole what a client sends, before it costs one of the places: who sends slowly keeps nobody else out. Large parts
 * of a form lie in files meanwhile.
 */
final class Receipt {
    private static final Logger LOG = LoggerFactory.getLogger(Receipt.class);
    private static final String FORM = "multipart/form-data";
    private static final String JSON_BODY = "tuwen.json-body";

    private Receipt() {}

    /**
     * A handler that throws {@link RefusedException} when too much came, and {@link ProblemException} 408, 415, or 400 when
     * it came too slowly, is neither JSON nor a form, or was cut off.
     */
    static Handler before(Handler handler, Limits limits) {
        return http -> {
            receive(http, limits);
            handler.handle(http);
        };
    }

    /** The JSON that was received; null of a form. */
    static byte @Nullable [] json(Context http) {
        return http.attribute(JSON_BODY);
    }

    private static void receive(Context http, Limits limits) {
        String type = mediaType(http.contentType());
        try {
            switch (type) {
                case "application/json" ->
                    http.attribute(JSON_BODY, read(http.bodyInputStream(), "body", limits.jsonBytes()));
                case FORM -> receiveForm(http);
                default -> throw otherType(type);
            }
        } catch (IOException | ServletException e) {
            throw refused(e, type, limits);
        }
    }

    /** Javalin, in Kotlin, throws what Jetty throws without saying so. */
    private static void receiveForm(Context http) throws ServletException, IOException {
        http.uploadedFileMap();
    }

    /** @throws RefusedException when there is more than that */
    static byte[] read(InputStream content, String name, int most) throws IOException {
        try (content) {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                drain(content);
            }
            requireAtMost(name, bytes.length, most);
            return bytes;
        }
    }

    /**
     * Who is answered while it still sends may see a reset connection in place of the answer. How much can come is bounded
     * before this, and so is the time; what ends it does not change the answer.
     */
    private static void drain(InputStream content) {
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | HttpException.RuntimeException e) {
            LOG.debug("The rest of a body that is too large was not read", e);
        }
    }

    static void requireAtMost(String name, int bytes, int most) {
        if (bytes > most) {
            throw tooLarge(name, most);
        }
    }

    private static String mediaType(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static ProblemException otherType(String type) {
        return new ProblemException(
                Problem.of("media-type", "Another kind of body is wanted", 415, "Content-Type: " + type)
                        .at("Content-Type", type, "application/json or multipart/form-data")
                        .with("name the type of what is sent"));
    }

    private static RuntimeException refused(Exception e, String type, Limits limits) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return tooSlow();
            }
            if (cause instanceof HttpException refusal && refusal.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413) {
                return tooLarge("body", limits.formBytes());
            }
        }
        return type.equals(FORM) ? noForm() : cutOff();
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                Problem.of("too-slow", "The request came too slowly", 408, "it had not come whole in time")
                        .with("send less, or on a faster line"),
                Map.of());
    }

    private static ProblemException noForm() {
        return new ProblemException(
                Problem.of(
                                "form-invalid",
                                "The form cannot be read",
                                400,
                                "not a form, cut off, or larger than it may be")
                        .with("send multipart/form-data with its boundary"),
                Map.of());
    }

    private static ProblemException cutOff() {
        return new ProblemException(
                Problem.of("cut-off", "The request was cut off", 400, "its body ended before its end")
                        .with("send all of it"),
                Map.of());
    }

    static RefusedException tooLarge(String name, long most) {
        return new RefusedException(
                RefusedException.Kind.TOO_LARGE,
                new Finding(name, "more than " + most + " bytes", "at most " + most + " bytes"),
                "send less");
    }
}
