package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.live.News;
import io.tuwen.search.live.ToldFeed;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.testkit.http.EventStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveStreamsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final ToldFeed feed = new ToldFeed();
    private Service service;

    @BeforeEach
    void start() {
        service = Service.of(
                tower -> new Plane(),
                new Extras(Optional.of(feed), Optional.empty(), Optional.empty(), Showcase.PLAIN));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void counters_areToldAtOnce_andNewsAsTheyCome() throws Exception {
        try (EventStream stream = service.stream()) {
            JsonNode first = stream.next("counters", any -> true);
            assertThat(first.get("events").asLong()).isZero();
            assertThat(first.get("inferences").isNull()).isTrue();
            assertThat(first.get("rows").toString()).isEqualTo("{\"images\":null,\"captions\":null}");

            feed.tell(new News.Counters(
                    NOON,
                    7,
                    1.5,
                    new News.Freshness(2, OptionalLong.of(120), OptionalLong.of(340)),
                    new News.Work(OptionalLong.of(5), OptionalLong.of(2), OptionalLong.of(0)),
                    Map.of("PICTURE_CORRUPT", 1L),
                    Map.of(Tower.IMAGE, 4L, Tower.TEXT, 3L)));
            feed.tell(new News.Arrival(
                    Tower.IMAGE,
                    new RowKey(ContentId.MAIN, new ItemId("红色/1")),
                    3,
                    false,
                    NOON,
                    NOON.plusMillis(240),
                    Attributes.of(Map.of("colour", "红"))));
            feed.tell(new News.Letter(null, Tower.TEXT, "RECORD_UNDECODABLE", "value: empty", "decode", NOON));

            assertThat(stream.next("counters", any -> true).toString())
                    .isEqualTo("{\"at\":\"2026-11-27T12:00:00Z\",\"events\":7,\"events_per_second\":1.5,"
                            + "\"freshness_ms\":{\"p50\":120,\"p99\":340,\"of\":2},\"inferences\":5,"
                            + "\"inferences_avoided\":2,\"in_flight\":0,\"dead_letters\":{\"PICTURE_CORRUPT\":1},"
                            + "\"rows\":{\"images\":4,\"captions\":3}}");
            assertThat(stream.next("arrival", any -> true).toString())
                    .isEqualTo("{\"item_id\":\"红色/1\",\"content_id\":\"main\",\"side\":\"images\",\"version\":3,"
                            + "\"change\":\"searchable\",\"occurred_at\":\"2026-11-27T12:00:00Z\","
                            + "\"seen_at\":\"2026-11-27T12:00:00.240Z\",\"freshness_ms\":240,"
                            + "\"attributes\":{\"colour\":\"红\"}}");
            assertThat(stream.next("dead_letter", any -> true).toString())
                    .isEqualTo("{\"item_id\":null,\"side\":\"captions\",\"code\":\"RECORD_UNDECODABLE\","
                            + "\"cause\":\"value: empty\",\"stage\":\"decode\",\"at\":\"2026-11-27T12:00:00Z\"}");
        }
    }

    @Test
    void stop_endsTheStreams() throws Exception {
        try (EventStream stream = service.stream()) {
            stream.next("counters", any -> true);
            service.close();

            assertThat(stream.next()).isEmpty();
        }
        assertThat(feed.followers()).isZero();
    }

    @Test
    void streamOverTheBound_isSentAway() throws Exception {
        List<EventStream> open = new ArrayList<>();
        for (int i = 0; i < LiveStreams.MOST; i++) {
            EventStream stream = service.stream();
            stream.next("counters", any -> true);
            open.add(stream);
        }

        assertThatThrownBy(service::stream).isInstanceOf(IOException.class).hasMessageContaining("503");
        open.forEach(EventStream::close);
    }

    @Test
    void readerThatIsTooSlow_isDropped() {
        LiveStream stream = new LiveStream();
        for (int i = 0; i < LiveStream.WAITING; i++) {
            stream.offer(ToldFeed.counters(i));
        }
        assertThat(stream.hasEnded()).isFalse();

        stream.offer(ToldFeed.counters(0));

        assertThat(stream.hasEnded()).isTrue();
    }

    @Test
    void askedForAnotherType_isTold() throws Exception {
        Answer answer = service.get("/v1/live");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("stream-wanted");
    }

    @Test
    void noFeed_isTold_withARemedy() throws Exception {
        try (Service plain = Service.of(tower -> new Plane())) {
            Answer answer = plain.get("/v1/live", "Accept", "text/event-stream");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("no-feed");
            assertThat(answer.json().get("remedy").asText()).contains("--kafka");
        }
    }
}
