package io.tuwen.search.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.News;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Tally tally = new Tally();

    @Test
    void rate_isOfWhatCameInFiveSeconds_theBacklogLeftOut() {
        for (int i = 0; i < 10; i++) {
            tally.read(false, NOON);
            tally.read(true, NOON.plusSeconds(i));
        }

        assertThat(counters(NOON.plusSeconds(9)).events()).isEqualTo(20);
        assertThat(counters(NOON.plusSeconds(9)).eventsPerSecond()).isEqualTo(1);
        assertThat(counters(NOON.plusSeconds(13)).eventsPerSecond()).isEqualTo(0.4);
        assertThat(counters(NOON.plusSeconds(60)).eventsPerSecond()).isZero();
    }

    @Test
    void rate_ofASteadyStream_isTheSameAtWhateverMomentOfASecond() {
        for (int millis = 0; millis < 10_000; millis += 50) {
            Instant now = NOON.plusMillis(millis);
            tally.read(true, now);

            if (millis >= 6_000) {
                assertThat(counters(now).eventsPerSecond()).isEqualTo(20);
            }
        }
    }

    @Test
    void freshness_isByNearestRank_ofTheLastMinute() {
        for (int i = 1; i <= 200; i++) {
            arrived(NOON, i);
        }
        arrived(NOON.plusSeconds(30), 7);

        assertThat(counters(NOON.plusSeconds(1)).freshness().p50()).hasValue(100);
        assertThat(counters(NOON.plusSeconds(1)).freshness().p99()).hasValue(198);
        assertThat(counters(NOON.plusSeconds(61)).freshness().of()).isEqualTo(1);
        assertThat(counters(NOON.plusSeconds(61)).freshness().p99()).hasValue(7);
        assertThat(counters(NOON.plusSeconds(91)).freshness()).isEqualTo(News.Freshness.NONE);
    }

    @Test
    void deadLetters_areCountedByCause() {
        tally.died("PICTURE_CORRUPT");
        tally.died("CAPTION_BLANK");
        tally.died("PICTURE_CORRUPT");

        assertThat(counters(NOON).deadLetters()).isEqualTo(Map.of("PICTURE_CORRUPT", 2L, "CAPTION_BLANK", 1L));
    }

    private News.Counters counters(Instant now) {
        return tally.counters(Map.of(), News.Work.UNKNOWN, now);
    }

    private void arrived(Instant seen, long millis) {
        RowKey key = new RowKey(ContentId.MAIN, new ItemId("cup"));
        tally.arrived(new News.Arrival(Tower.IMAGE, key, 1, false, seen.minusMillis(millis), seen, Attributes.NONE));
    }
}
