package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import io.tuwen.testkit.http.EventStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One item's life on a real stack, followed over HTTP. */
@Timeout(180)
@TestMethodOrder(OrderAnnotation.class)
class LiveServeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static String data;
    private static StackProcess stack;
    private static StackProcess service;
    private static String address;
    private static EventStream stream;

    @BeforeAll
    static void serveAndFollow() throws Exception {
        data = folder.resolve("data").toString();
        stack = StackProcess.run("up", "--data", data);
        stack.await("The stack is up");
        publish("{\"item_id\": \"before\", \"version\": 1, \"image\": \"%s\"}".formatted(picture("before", 1)));
        service = StackProcess.run("serve", "--port", "0", "--data", data);
        address = service.await("Search at ").replaceAll("Search at (\\S+);.*", "$1");
        stream = EventStream.open(CLIENT, HttpRequest.newBuilder(URI.create(address + "/v1/live")));
        stream.next("counters", counters -> counters.get("events").asInt() == 1);
    }

    @AfterAll
    static void stop() {
        stream.close();
        service.close();
        stack.close();
    }

    @Test
    @Order(1)
    void service_saysThatItIsLive_andKnowsWhatWasBefore() throws Exception {
        JsonNode about = json("/v1/about");
        assertThat(about.get("live").asBoolean()).isTrue();
        assertThat(about.get("pictures").asBoolean()).isTrue();
        assertThat(json("/v1/items/before/history").get("entries")).hasSize(1);
        assertThat(ImageIO.read(new ByteArrayInputStream(
                        bytes("/v1/items/before/picture").body())))
                .isNotNull();
    }

    @Test
    @Order(2)
    void publishedItem_arrives_withItsPictureAndHistory() throws Exception {
        publish(item(1, "first"));

        JsonNode arrival = stream.next("arrival", any -> side(any, "images"));
        assertThat(arrival.get("item_id").asText()).isEqualTo("cup/1");
        assertThat(arrival.get("change").asText()).isEqualTo("searchable");
        assertThat(arrival.get("attributes").get("price").asInt()).isEqualTo(10);
        assertThat(arrival.get("freshness_ms").asLong()).isPositive();

        HttpResponse<byte[]> picture = bytes("/v1/items/cup/1/picture?side=64&v=1");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(small.getWidth()).isEqualTo(64);

        JsonNode entries = json("/v1/items/cup/1/history").get("entries");
        assertThat(entries.toString()).contains("\"what\":\"picture\",\"fate\":\"searchable\"");
        JsonNode counters =
                stream.next("counters", any -> any.get("rows").get("images").asInt(0) == 2);
        assertThat(counters.get("freshness_ms").get("p50").asLong()).isPositive();
        assertThat(counters.get("inferences").asLong()).isPositive();
    }

    @Test
    @Order(3)
    void swappedPicture_isAnotherPicture_atOnce() throws Exception {
        byte[] before = bytes("/v1/items/cup/1/picture?v=1").body();

        publish(item(2, "second"));
        stream.next("arrival", any -> side(any, "images") && any.get("version").asInt() == 2);

        assertThat(bytes("/v1/items/cup/1/picture?v=2").body()).isNotEqualTo(before);
    }

    @Test
    @Order(4)
    void corruptPicture_isADeadLetter_inStreamAndHistory_andTheOldPictureStays() throws Exception {
        byte[] before = bytes("/v1/items/cup/1/picture?v=2").body();
        Files.write(folder.resolve("broken.jpg"), new byte[] {1, 2, 3});

        publish("{\"item_id\": \"cup/1\", \"version\": 3, \"image\": \"broken.jpg\"}");

        JsonNode letter = stream.next("dead_letter", any -> true);
        assertThat(letter.get("item_id").asText()).isEqualTo("cup/1");
        assertThat(letter.get("code").asText()).isEqualTo("PICTURE_FORMAT_UNKNOWN");
        JsonNode newest = json("/v1/items/cup/1/history").get("entries").get(0);
        assertThat(newest.get("fate").asText()).isEqualTo("dead_letter");
        assertThat(newest.get("code").asText()).isEqualTo("PICTURE_FORMAT_UNKNOWN");
        assertThat(bytes("/v1/items/cup/1/picture?v=3").body()).isEqualTo(before);
        assertThat(stream.next("counters", any -> true)
                        .get("dead_letters")
                        .get("PICTURE_FORMAT_UNKNOWN")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void removedItem_isGone_andHasNoPicture() throws Exception {
        publish("{\"item_id\": \"cup/1\", \"version\": 4, \"deleted\": true}");

        stream.next(
                "arrival",
                any -> side(any, "images") && any.get("change").asText().equals("gone"));

        assertThat(bytes("/v1/items/cup/1/picture?v=4").statusCode()).isEqualTo(404);
        assertThat(json("/v1/items/cup/1/history")
                        .get("entries")
                        .get(0)
                        .get("fate")
                        .asText())
                .isIn("gone", "pending");
    }

    private static boolean side(JsonNode news, String side) {
        return news.get("side").asText().equals(side);
    }

    private static String item(int version, String picture) throws IOException {
        return ("{\"item_id\": \"cup/1\", \"version\": %d, \"image\": \"%s\", \"caption\": \"红色杯子\","
                        + " \"attributes\": {\"price\": 10}}")
                .formatted(version, picture(picture, version));
    }

    private static String picture(String name, long seed) throws IOException {
        Goods goods = Goods.random(new SplittableRandom(seed));
        Files.write(folder.resolve(name + ".jpg"), Photographer.take(goods, 200, 200, "jpg"));
        return name + ".jpg";
    }

    private static void publish(String line) throws IOException {
        Path file = Files.write(folder.resolve("items.jsonl"), List.of(line));
        Run publish = Run.of("publish", file.toString(), "--data", data);
        assertThat(publish.out()).as(publish.err()).contains("1");
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<byte[]> answer = bytes(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray());
    }
}
