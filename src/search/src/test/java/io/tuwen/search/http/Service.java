package io.tuwen.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.search.calibration.CalibrationInUse;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.QueryVectors;
import io.tuwen.search.retrieval.Sides;
import io.tuwen.testkit.http.EventStream;
import io.tuwen.testkit.store.SampleRows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service on a port of this machine, and a client of it. */
final class Service implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Limits SMALL = new Limits(4_000, 10_000, 100, 3, 20, 50, 10, 30, 4, Duration.ofSeconds(30));
    private static final String LINE = "\r\n";

    private final SearchServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Service(SearchServer server) {
        this.server = server;
    }

    static Service of(QueryVectors vectors, Sides sides) {
        return of(vectors, sides, null);
    }

    static Service of(QueryVectors vectors, Sides sides, @Nullable Path tokens) {
        Access access = new Access(tokens, List.of());
        return of(new ServerSettings("127.0.0.1", 0, access, null, SMALL), parts(vectors, sides));
    }

    static Service of(Sides sides, Extras extras) {
        return of(local(), parts(new Compass(), sides).with(extras));
    }

    static Service of(Sides sides, CalibrationInUse calibration) {
        return of(local(), parts(new Compass(), sides).with(calibration));
    }

    static Service of(ServerSettings settings, QueryVectors vectors, Sides sides) {
        return of(settings, parts(vectors, sides));
    }

    private static Service of(ServerSettings settings, Parts parts) {
        return new Service(SearchServer.start(settings, parts));
    }

    private static ServerSettings local() {
        return new ServerSettings("127.0.0.1", 0, Access.LOOPBACK, null, SMALL);
    }

    private static Parts parts(QueryVectors vectors, Sides sides) {
        return new Parts(
                SampleRows.model("f".repeat(64)),
                "0",
                vectors,
                sides,
                tower -> new Parts.Collection(tower.alias() + "__ffffffff", "sample", "f".repeat(64), 3));
    }

    static Service of(Sides sides) {
        return of(new Compass(), sides);
    }

    /** What came back. */
    record Answer(int status, JsonNode json, HttpResponse<byte[]> response) {
        /** The last part of a problem's type. */
        String problem() {
            String type = json.path("type").asText();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    Answer search(String json, String... headers) throws IOException, InterruptedException {
        return post("/v1/search", json, headers);
    }

    Answer post(String path, String json, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    /** @param request JSON, or null for none */
    Answer form(String path, @Nullable String request, String picture) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder();
        if (request != null) {
            form.append("--edge" + LINE + "Content-Disposition: form-data; name=\"request\"" + LINE + LINE)
                    .append(request.replace('\'', '"') + LINE);
        }
        form.append("--edge" + LINE + "Content-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"" + LINE)
                .append("Content-Type: image/jpeg" + LINE + LINE + picture + LINE + "--edge--" + LINE);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(form.toString(), StandardCharsets.ISO_8859_1)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    }

    HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).build(), BodyHandlers.ofByteArray());
    }

    /** What /v1/live tells. */
    EventStream stream() throws IOException, InterruptedException {
        return EventStream.open(client, request("/v1/live"));
    }

    /** Of what is not JSON. */
    HttpResponse<byte[]> raw(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers).GET().build(), BodyHandlers.ofByteArray());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
