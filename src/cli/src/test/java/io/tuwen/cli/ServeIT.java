package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few goods on a real stack, asked for over HTTP. */
class ServeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ITEMS = 8;

    @TempDir
    static Path folder;

    private static final List<String> CAPTIONS = new ArrayList<>();
    private static StackProcess stack;
    private static StackProcess service;
    private static String address;

    @BeforeAll
    static void publishAndServe() throws IOException {
        String data = folder.resolve("data").toString();
        stack = StackProcess.run("up", "--data", data);
        stack.await("The stack is up");
        Run publish = Run.of("publish", shop().toString(), "--data", data);
        assertThat(publish.code()).as(publish.err() + publish.out()).isZero();
        service = StackProcess.run("serve", "--port", "0", "--data", data);
        address = service.await("Search at ").replaceAll("Search at (\\S+);.*", "$1");
    }

    @AfterAll
    static void stop() {
        service.close();
        stack.close();
    }

    @Test
    void service_isReady() throws Exception {
        assertThat(get("/health/ready").get("status").asText()).isEqualTo("ready");
        JsonNode status = get("/v1/status");
        for (JsonNode index : status.get("indexes")) {
            assertThat(index.get("rows").asInt()).isEqualTo(ITEMS);
            assertThat(index.get("of_this_model").asBoolean()).isTrue();
        }
    }

    @Test
    void text_findsItsOwnCaptionFirst() throws Exception {
        for (int item = 0; item < ITEMS; item++) {
            JsonNode hits = search("{\"text\": \"" + CAPTIONS.get(item) + "\", \"target\": \"captions\", \"k\": 1}");
            assertThat(hits.get(0).get("caption").asText()).isEqualTo(CAPTIONS.get(item));
        }
    }

    @Test
    void words_findTheirOwnCaptionFirst_aloneAndFused() throws Exception {
        assertThat(get("/v1/about").get("fulltext").get("available").asBoolean())
                .isTrue();
        for (String method : List.of("fulltext", "hybrid")) {
            JsonNode hits = search("{\"text\": \"" + CAPTIONS.get(0) + "\", \"target\": \"captions\", \"method\": \""
                    + method + "\", \"explain\": true}");
            assertThat(hits.get(0).get("caption").asText()).isEqualTo(CAPTIONS.get(0));
            assertThat(hits.get(0).get("explain").get("fulltext").get("rank").asInt())
                    .isOne();
        }
    }

    @Test
    void picture_findsItselfFirst_alone_andFused() throws Exception {
        for (int item = 0; item < ITEMS; item++) {
            assertThat(items(form(null, item))).hasSize(ITEMS).startsWith("shop-" + item);
            assertThat(items(form("{\"image\": \"photo\", \"target\": \"both\", \"k\": 3, \"explain\": true}", item)))
                    .hasSize(3);
        }
    }

    @Test
    void like_leavesTheItemOut_andFilterAndPagesHold() throws Exception {
        assertThat(items(search("{\"like\": \"shop-3\"}"))).hasSize(ITEMS - 1).doesNotContain("shop-3");
        assertThat(items(search("{\"like\": \"shop-3\", \"filter\": {\"and\": [{\"<\": {\"price\": 30}},"
                        + " {\"not\": {\"=\": {\"on sale\": true}}}]}}")))
                .containsExactlyInAnyOrder("shop-1");
        List<String> all = items(search("{\"text\": \"红色T恤\", \"target\": \"both\"}"));
        assertThat(items(search("{\"text\": \"红色T恤\", \"target\": \"both\", \"k\": 3, \"offset\": 2}")))
                .isEqualTo(all.subList(2, 5));
    }

    @Test
    void mix_leansToItsHeavierTerm() throws Exception {
        assertThat(items(search("{\"terms\": [{\"text\": \"" + CAPTIONS.get(1) + "\", \"weight\": 5}, {\"text\": \""
                        + CAPTIONS.get(2) + "\", \"weight\": -0.5}], \"target\": \"captions\"}")))
                .startsWith("shop-1");
    }

    @Test
    void item_tellsWhatTheIndexHolds_andLabelsAreWeighed() throws Exception {
        JsonNode item = get("/v1/items/shop-1");
        assertThat(item.get("captions").get(0).get("caption").asText()).isEqualTo(CAPTIONS.get(1));
        assertThat(item.get("images").get(0).get("attributes").get("price").asInt())
                .isEqualTo(11);

        JsonNode labels = JSON.readTree(post(
                                "/v1/classify",
                                "application/json",
                                "{\"text\": \"红色T恤\", \"labels\": [\"蓝色杯子\", \"红色T恤\"]}"
                                        .getBytes(StandardCharsets.UTF_8))
                        .body())
                .get("labels");
        assertThat(labels.get(0).get("label").asText()).isEqualTo("红色T恤");
        assertThat(labels.get(0).get("cosine").asDouble()).isGreaterThan(0.999);
    }

    @Test
    void badContent_isRefusedByName() throws Exception {
        assertProblem(422, "picture-address-blocked", "{\"image_url\": \"http://127.0.0.1:" + 1 + "/a.jpg\"}");
        assertProblem(422, "picture-address-blocked", "{\"image_url\": \"http://169.254.169.254/latest\"}");
        assertProblem(422, "picture-reference-invalid", "{\"image_url\": \"gopher://example.com/a.jpg\"}");
        assertProblem(404, "not-found", "{\"like\": \"nowhere\"}");
        assertProblem(400, "request-invalid", "{\"text\": \"x\", \"filter\": {\"=\": {\"a\": []}}}");
        HttpResponse<byte[]> noPicture = post(
                "/v1/search",
                "multipart/form-data; boundary=edge",
                form(null, "none".getBytes(StandardCharsets.UTF_8)));
        assertThat(noPicture.statusCode()).isEqualTo(422);
    }

    private static void assertProblem(int status, String type, String request) throws Exception {
        HttpResponse<byte[]> answer = post("/v1/search", "application/json", request.getBytes(StandardCharsets.UTF_8));
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(problem.toString()).isEqualTo(status);
        assertThat(problem.get("type").asText()).isEqualTo("urn:tuwen:problem:" + type);
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<byte[]> answer =
                CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode search(String request) throws Exception {
        return hits(post("/v1/search", "application/json", request.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode form(@Nullable String request, int item) throws Exception {
        byte[] form = form(request, Files.readAllBytes(folder.resolve("picture-" + item + ".jpg")));
        return hits(post("/v1/search", "multipart/form-data; boundary=edge", form));
    }

    private static byte[] form(@Nullable String request, byte[] picture) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String part = "--edge\r\nContent-Disposition: form-data; name=";
        if (request != null) {
            form.write((part + "\"request\"\r\n\r\n" + request + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        form.write((part + "\"photo\"; filename=\"a\"\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.write(picture);
        form.write("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static JsonNode hits(HttpResponse<byte[]> answer) throws IOException {
        JsonNode json = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(json.toString()).isEqualTo(200);
        return json.get("hits");
    }

    private static HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static List<String> items(JsonNode hits) {
        List<String> items = new ArrayList<>();
        hits.forEach(hit -> items.add(hit.get("item_id").asText()));
        return items;
    }

    private static Path shop() throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        List<String> lines = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            Goods goods = Goods.random(random);
            Files.write(folder.resolve("picture-" + item + ".jpg"), Photographer.take(goods, 200, 200, "jpg"));
            CAPTIONS.add(goods.caption(random));
            lines.add(("{\"item_id\": \"shop-%d\", \"version\": 1, \"image\": \"picture-%d.jpg\", \"caption\": \"%s\","
                            + " \"attributes\": {\"price\": %d, \"on sale\": %b}}")
                    .formatted(item, item, CAPTIONS.get(item), 10 + item * item * item, item % 2 == 0));
        }
        return Files.write(folder.resolve("items.jsonl"), lines);
    }
}
