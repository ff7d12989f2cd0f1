package io.tuwen.cli;

import io.tuwen.cli.demo.Demonstration;
import io.tuwen.cli.demo.acts.Theatre;
import io.tuwen.cli.demo.live.JobWork;
import io.tuwen.cli.demo.live.LiveStream;
import io.tuwen.cli.demo.live.Story;
import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.search.LiveParts;
import io.tuwen.search.SearchService;
import io.tuwen.search.SearchService.Behind;
import io.tuwen.search.calibration.CalibrationInUse.Source;
import io.tuwen.search.http.Extras;
import io.tuwen.search.http.ServerSettings;
import io.tuwen.search.http.Showcase;
import io.tuwen.search.live.kafka.Topics;
import io.tuwen.testkit.catalogue.CatalogueScript;
import io.tuwen.testkit.catalogue.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a live demonstration has beside its stack: pictures, stream, acts and the search service with its page. */
final class Show implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Show.class);
    private static final String HOST = "127.0.0.1";
    private static final List<String> EXAMPLES = List.of("红色条纹T恤", "蓝色杯子", "黑色圆点裙子", "白色的鞋");

    private static final List<String> PICTURE_EXAMPLES =
            List.of("item-00000", "item-00001", "item-00002", "item-00003");

    /** The shelf alone: what searchers send may not lead there. */
    private static final Reach PICTURE_HOSTS = Reach.including(List.of(HOST + "/32"));

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final LiveStream stream;
    private final String address;

    private Show(LocalStack stack, Story story, Path acts, int port) {
        try {
            address = "http://" + HOST + ":" + port;
            Shelf shelf = opened(shelf(story));
            CatalogueScript script = CatalogueScript.endless(story.items(), story.seed(), shelf);
            Addresses at = stack.addresses();
            StackClients clients = opened(new StackClients(at));
            opened(() -> settle(stack));
            stream = opened(new LiveStream(script, at.kafka(), LocalServers.DEAD_LETTERS));
            if (stream.records() == 0) { // of a story that nobody has begun to tell
                Demonstration.requireEmptyIndex(clients);
            }
            Theatre theatre =
                    opened(new Theatre(new Theatre.Place(Home.path(), acts, address), stack, clients, stream, shelf));
            LiveParts live = opened(LiveParts.start(followed(stack), behind(at, PICTURE_HOSTS)));
            opened(SearchService.start(
                    behind(at, Reach.DEFAULT), ServerSettings.loopback(port), extras(live.extras(), theatre)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Shelf shelf(Story story) {
        try {
            return new Shelf(story.shelfPort());
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "port " + story.shelfPort() + " of " + HOST + ", where the demonstration's pictures are served:"
                            + " cannot be listened on (expected: free): " + e);
        }
    }

    private static LiveParts.Wanted followed(LocalStack stack) {
        Topics topics = Topics.standard(stack.addresses().kafka(), LocalServers.DEAD_LETTERS);
        return new LiveParts.Wanted(new LiveParts.Stream(topics, new KnownSchemas(), new JobWork(stack::counts)), null);
    }

    /** @param reach where pictures may be fetched from */
    private static Behind behind(Addresses at, Reach reach) {
        EncoderSettings encoder = EncoderSettings.defaults().withFetch(FetchSettings.DEFAULT.withReach(reach));
        return new Behind(at.triton(), at.milvus(), at.model(), encoder, new Source.Usual(CalibrationOptions.usual()));
    }

    private static Extras extras(Extras told, Theatre theatre) {
        Showcase showcase = new Showcase(true, theatre.names(), EXAMPLES, PICTURE_EXAMPLES);
        return new Extras(told.feed(), told.history(), told.pictures(), Optional.of(theatre), showcase);
    }

    /** So that the last checkpoint has all of it, and nothing is embedded again by whoever goes on. */
    private static void settle(LocalStack stack) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (stack.counts().inFlight() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /**
     * Reads back how far the story was told, and serves.
     *
     * @param acts a folder for what acts publish
     * @param port that is free
     * @throws FailureException when something does not come up; nothing is open then
     */
    static Show open(LocalStack stack, Story story, Path acts, int port) {
        return new Show(stack, story, acts, port);
    }

    /** Of the page. */
    String address() {
        return address;
    }

    /** @param eventsPerSecond at least 0 */
    void begin(double eventsPerSecond) {
        stream.start(eventsPerSecond);
    }

    /** Why it cannot go on; empty while it does. */
    Optional<String> damage() {
        return stream.damage();
    }

    /** Whoever comes second waits for the first. */
    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("A part of the demonstration does not close", e);
            }
        }
    }
}
