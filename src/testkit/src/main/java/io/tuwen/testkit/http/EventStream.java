package io.tuwen.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A stream of server-sent events, read as WHATWG's HTML standard (9.2.6) tells, as far as it has types, data and comments.
 * Waits for what comes; for one thread.
 */
public final class EventStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stream<String> stream;
    private final Iterator<String> lines;
    private int comments;

    private EventStream(Stream<String> stream) {
        this.stream = stream;
        this.lines = stream.iterator();
    }

    /** One event. */
    public record Event(String type, JsonNode data) {}

    /** @param request to the stream's address */
    public static EventStream open(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer =
                client.send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body().toList());
        }
        return new EventStream(answer.body());
    }

    /** Empty when the stream has ended. */
    public Optional<Event> next() throws IOException {
        String type = "message";
        StringBuilder data = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).replaceFirst("^ ", "");
            if (line.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(type, JSON.readTree(data.toString())));
            } else if (colon == 0) {
                comments++;
            } else if (line.startsWith("event:")) {
                type = value;
            } else if (line.startsWith("data:")) {
                data.append(value);
            }
        }
        return Optional.empty();
    }

    /** The data of the next event of a type that is as wanted; others are passed over. */
    public JsonNode next(String type, Predicate<JsonNode> wanted) throws IOException {
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            if (event.get().type().equals(type) && wanted.test(event.get().data())) {
                return event.get().data();
            }
        }
        throw new IOException("the stream ended before a wanted " + type);
    }

    /** Comment lines that were passed over. */
    public int comments() {
        return comments;
    }

    @Override
    public void close() {
        stream.close();
    }
}
