package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.Happening.What;
import io.tuwen.search.live.Pictures;
import io.tuwen.search.live.ToldFeed;
import io.tuwen.search.retrieval.Plane;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveApiTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final List<Happening> STORY = List.of(
            new Happening(
                    NOON,
                    null,
                    Tower.TEXT,
                    null,
                    What.UNREADABLE,
                    new Fate.DeadLettered("RECORD_UNDECODABLE", "empty")),
            new Happening(NOON, NOON, Tower.IMAGE, 2L, What.PICTURE, new Fate.Searchable(NOON.plusMillis(240))),
            new Happening(NOON, NOON, Tower.IMAGE, 1L, What.REMOVAL, new Fate.Superseded()));

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.of(
                tower -> new Plane(),
                new Extras(
                        Optional.of(new ToldFeed()),
                        Optional.of(item -> item.value().equals("cup/1") ? STORY : List.of()),
                        Optional.of(LiveApiTest::picture),
                        new Showcase(true, List.of("price"), List.of("杯子"), List.of("cup/1"))));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** Its bytes name what was asked for; failures are named by the item. */
    private static Optional<Pictures.Thumbnail> picture(RowKey key, int side) {
        String item = key.itemId().value();
        if (item.startsWith("cup")) {
            byte[] jpeg = (key + " of " + side).getBytes(StandardCharsets.UTF_8);
            return Optional.of(new Pictures.Thumbnail(Digest.of(jpeg), jpeg));
        }
        if (item.equals("none")) {
            return Optional.empty();
        }
        throw new FailureException(FailureCode.valueOf(item), "at 10.0.0.7");
    }

    @Test
    void about_tellsWhatIsThere() throws Exception {
        JsonNode about = service.get("/v1/about").json();

        assertThat(about.get("model").get("label").asText()).isEqualTo("sample@ffffffff");
        assertThat(about.get("live").asBoolean()).isTrue();
        assertThat(about.get("pictures").asBoolean()).isTrue();
        assertThat(about.get("demo").asBoolean()).isTrue();
        assertThat(about.get("acts").toString()).isEqualTo("[\"price\"]");
        assertThat(about.get("picture_examples").toString()).isEqualTo("[\"cup/1\"]");
    }

    @Test
    void about_tellsWhatIsNot_andItsPathsDoToo() throws Exception {
        try (Service plain = Service.of(tower -> new Plane())) {
            JsonNode about = plain.get("/v1/about").json();
            assertThat(about.get("live").asBoolean()).isFalse();
            assertThat(about.get("pictures").asBoolean()).isFalse();
            assertThat(about.get("acts")).isEmpty();
            for (String path : List.of("history", "picture")) {
                Answer answer = plain.get("/v1/items/cup/" + path);
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.problem()).isEqualTo(path.equals("picture") ? "no-pictures" : "no-history");
                assertThat(answer.json().get("remedy").asText()).contains("--kafka");
            }
        }
    }

    @Test
    void history_tellsWhatHappened() throws Exception {
        JsonNode history = service.get("/v1/items/cup/1/history").json();

        assertThat(history.get("item_id").asText()).isEqualTo("cup/1");
        assertThat(history.get("entries").get(0).toString())
                .isEqualTo("{\"at\":\"2026-11-27T12:00:00Z\",\"occurred_at\":null,\"side\":\"captions\","
                        + "\"version\":null,\"what\":\"unreadable\",\"fate\":\"dead_letter\",\"took_ms\":null,"
                        + "\"code\":\"RECORD_UNDECODABLE\",\"cause\":\"empty\"}");
        assertThat(history.get("entries").get(1).toString())
                .contains("\"what\":\"picture\",\"fate\":\"searchable\",\"took_ms\":240");
        assertThat(history.get("entries").get(2).toString()).contains("\"what\":\"removal\",\"fate\":\"superseded\"");
    }

    @Test
    void history_ofAnUnknownItem_isNotFound() throws Exception {
        assertThat(service.get("/v1/items/other/history").problem()).isEqualTo("not-found");
    }

    @Test
    void picture_isAJpeg_thatCachesMayKeep() throws Exception {
        HttpResponse<byte[]> picture = service.bytes("/v1/items/cup/1/picture?content=side&side=64&v=2");

        assertThat(new String(picture.body(), StandardCharsets.UTF_8)).isEqualTo("side:cup/1 of 64");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.headers().firstValue("Cache-Control")).contains("private, max-age=60");
        String tag = picture.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again =
                service.bytes("/v1/items/cup/1/picture?content=side&side=64&v=2", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void picture_hasAUsualSize() throws Exception {
        assertThat(new String(service.bytes("/v1/items/cup/picture").body(), StandardCharsets.UTF_8))
                .isEqualTo("main:cup of 240");
    }

    @ParameterizedTest
    @ValueSource(strings = {"side=31", "side=513", "side=x", "side=", "side=-64", "side=99999999999", "content=a%20b"})
    void badSizeOrContent_isRefused(String query) throws Exception {
        Answer answer = service.get("/v1/items/cup/picture?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("name").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource({
        "none, 404, not-found",
        "PICTURE_CORRUPT, 404, not-found",
        "PICTURE_HOST_UNAVAILABLE, 502, picture-host-unavailable",
        "INDEX_UNAVAILABLE, 503, index-unavailable"
    })
    void pictureThatCannotBeShown_isAProblem(String item, int status, String problem) throws Exception {
        Answer answer = service.get("/v1/items/" + new ItemId(item) + "/picture");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().toString()).doesNotContain("10.0.0.7");
    }
}
