package io.tuwen.search.live.feed;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.live.Feed;
import io.tuwen.search.live.News;
import io.tuwen.search.live.story.Chronicle;
import io.tuwen.search.live.story.Letter;
import io.tuwen.search.live.story.Told;
import io.tuwen.search.retrieval.Sides;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Told of records and letters by whoever reads them, it looks into the index on a thread of its own every 100 ms while
 * something is pending there, and tells counters every second while somebody follows. Safe for use by many threads.
 */
public final class LiveFeed implements Feed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
    private static final Duration ROWS_EVERY = Duration.ofSeconds(5);

    private final Behind behind;
    private final InstantSource clock;
    private final Chronicle chronicle;
    private final IndexLook index;
    private final Tally tally = new Tally();
    private final Followers followers = new Followers();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, LiveFeed::thread);
    private volatile Map<Tower, Long> rows = Map.of();

    /**
     * What a feed asks.
     *
     * @param rows that a side of the index has; may throw FailureException
     * @param work what the jobs do; where it does not know what is in flight, that is what the feed waits for
     */
    public record Behind(Sides sides, ToLongFunction<Tower> rows, Supplier<News.Work> work) {}

    /** To be started. */
    public LiveFeed(Behind behind, Chronicle chronicle, InstantSource clock) {
        this.behind = behind;
        this.chronicle = chronicle;
        this.clock = clock;
        this.index = new IndexLook(behind.sides(), chronicle, clock);
    }

    /** Looks and tells from now on. */
    public LiveFeed start() {
        every(LOOK_EVERY, this::look);
        every(ROWS_EVERY, this::countRows);
        every(COUNT_EVERY, this::tellCounters);
        return this;
    }

    private void every(Duration pause, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // An exception would end the schedule for good.
                        LOG.error("The live feed broke, and goes on", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "live-feed");
        thread.setDaemon(true);
        return thread;
    }

    /** A record whose key is no item is nobody's, but counts. */
    public void unowned(boolean isNew) {
        tally.read(isNew, clock.instant());
    }

    /** @param isNew whether it came since the start, so that what becomes of it is news */
    public void told(Told record, boolean isNew) {
        Instant now = clock.instant();
        tally.read(isNew, now);
        chronicle.told(record, isNew, now);
    }

    /**
     * @param recordIsToCome whether the letter's record has not been read yet
     * @param isNew whether it was written since the start
     */
    public void lettered(Letter letter, boolean recordIsToCome, boolean isNew) {
        tally.died(letter.code());
        chronicle.lettered(letter, recordIsToCome, clock.instant());
        if (isNew) {
            followers.tell(new News.Letter(
                    letter.item(), letter.place().side(), letter.code(), letter.cause(), letter.stage(), letter.at()));
        }
    }

    /** Asks the index once. */
    void look() {
        for (News.Arrival arrival : index.look()) {
            tally.arrived(arrival);
            followers.tell(arrival);
        }
    }

    private void tellCounters() {
        if (!followers.isEmpty()) {
            followers.tell(counters());
        }
    }

    private void countRows() {
        if (!followers.isEmpty()) {
            rows = counted();
        }
    }

    private Map<Tower, Long> counted() {
        Map<Tower, Long> counted = new EnumMap<>(Tower.class);
        try {
            for (Tower side : Tower.values()) {
                counted.put(side, behind.rows().applyAsLong(side));
            }
        } catch (FailureException e) {
            LOG.debug("Rows are not counted: {}", e.failure());
        }
        return counted;
    }

    @Override
    public News.Counters counters() {
        return tally.counters(rows, work(), clock.instant());
    }

    private News.Work work() {
        News.Work work = behind.work().get();
        return work.inFlight().isPresent()
                ? work
                : new News.Work(work.inferences(), work.avoided(), OptionalLong.of(chronicle.pending()));
    }

    @Override
    public Following follow(Consumer<News> listener) {
        return followers.add(listener);
    }

    /** A look under way may last as long as the index's patience; nobody waits for it. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
