package io.tuwen.search.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Feed;
import io.tuwen.search.live.News;
import io.tuwen.search.live.story.Chronicle;
import io.tuwen.search.live.story.Letter;
import io.tuwen.search.live.story.Mark;
import io.tuwen.search.live.story.Place;
import io.tuwen.search.live.story.Said;
import io.tuwen.search.live.story.Told;
import io.tuwen.search.retrieval.Plane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the looks made by hand. */
class LiveFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final ItemId CUP = new ItemId("cup");

    private final FailingPlane images = new FailingPlane();
    private final Plane captions = new Plane();
    private final Chronicle chronicle = new Chronicle();
    private final List<News> news = new ArrayList<>();
    private Instant now = NOON;
    private final LiveFeed feed = new LiveFeed(
            new LiveFeed.Behind(side -> side == Tower.IMAGE ? images : captions, side -> 3, () -> News.Work.UNKNOWN),
            chronicle,
            () -> now);
    private final Feed.Following following = feed.follow(news::add);

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void row_isToldOf_onceItIsSeen() {
        feed.told(told(0, CUP, new Said.Shown(ContentId.MAIN, 1, NOON, new Mark(mark(), 0), null)), true);
        feed.look();
        assertThat(news).isEmpty();
        assertThat(feed.counters().work().inFlight()).hasValue(1);

        images.with("cup", 10);
        now = NOON.plusMillis(150);
        feed.look();

        assertThat(news).singleElement().isInstanceOfSatisfying(News.Arrival.class, arrival -> {
            assertThat(arrival.key().itemId()).isEqualTo(CUP);
            assertThat(arrival.freshnessMillis()).isEqualTo(150);
        });
        assertThat(feed.counters().freshness().p50()).hasValue(150);
        assertThat(feed.counters().work().inFlight()).hasValue(0);
        assertThat(feed.counters().events()).isEqualTo(1);
    }

    @Test
    void whatIsPending_isOneRead_howeverManyItems() {
        for (int i = 0; i < 100; i++) {
            feed.told(told(i, new ItemId("item-" + i), new Said.Removed(ContentId.MAIN, 1, NOON)), true);
        }
        feed.look();
        now = NOON.plusSeconds(1);
        feed.look();

        assertThat(images.reads).isEqualTo(1);
        assertThat(news).hasSize(100);
    }

    @Test
    void indexThatIsAway_isAskedAgain() {
        feed.told(told(0, CUP, new Said.AllRemoved(NOON)), true);
        images.away = true;
        feed.look();
        assertThat(chronicle.of(CUP).get(0).fate()).isEqualTo(new Fate.Pending());

        images.away = false;
        now = NOON.plusSeconds(1);
        feed.look();

        assertThat(chronicle.of(CUP).get(0).fate()).isInstanceOf(Fate.Gone.class);
    }

    @Test
    void letter_isNews_ifItIsNew() {
        Letter letter = new Letter(new Place(Tower.TEXT, 0, 0), CUP, "CAPTION_BLANK", "why", "decode", NOON);
        feed.lettered(letter, true, false);
        feed.lettered(letter, true, true);

        assertThat(news).containsExactly(new News.Letter(CUP, Tower.TEXT, "CAPTION_BLANK", "why", "decode", NOON));
        assertThat(feed.counters().deadLetters()).containsEntry("CAPTION_BLANK", 2L);
    }

    @Test
    void whoHasGone_isToldNothing() {
        following.close();
        feed.told(told(0, CUP, new Said.AllRemoved(NOON)), true);
        feed.look();

        assertThat(news).isEmpty();
    }

    private static long mark() {
        return Mark.ofPicture(Attributes.NONE, null).attributes();
    }

    private static Told told(long offset, ItemId item, Said said) {
        return new Told(new Place(Tower.IMAGE, 0, offset), NOON, item, said);
    }

    /** A plane that can be away, and counts its reads. */
    private static final class FailingPlane implements VectorSearch {
        private final Plane plane = new Plane();
        private boolean away;
        private int reads;

        void with(String item, double degrees) {
            plane.with(item, degrees);
        }

        private Plane there() {
            if (away) {
                throw new FailureException(FailureCode.INDEX_UNAVAILABLE, "away");
            }
            reads++;
            return plane;
        }

        @Override
        public List<List<Hit>> search(List<float[]> vectors, int k, Filter filter) {
            return there().search(vectors, k, filter);
        }

        @Override
        public List<Row> get(Collection<RowKey> keys) {
            return there().get(keys);
        }

        @Override
        public List<RowHeader> of(ItemId item) {
            return there().of(item);
        }

        @Override
        public void scan(Consumer<RowHeader> visitor) {
            there().scan(visitor);
        }

        @Override
        public void close() {}
    }
}
