package io.tuwen.cli.demo;

import io.tuwen.cli.publish.CatalogueProducer;
import io.tuwen.cli.publish.DeadLetterWatch;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.testkit.catalogue.CatalogueScript;
import io.tuwen.testkit.catalogue.DrawnCatalogue;
import io.tuwen.testkit.catalogue.HeldOutGoods;
import io.tuwen.testkit.catalogue.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Streams a drawn catalogue through a running stack, at the pace of the stack, and holds the index against the oracle.
 * For use by one thread, once.
 */
public final class Demonstration {
    /** The addresses that pictures come from: the host that serves them, and one where nobody listens. */
    private static final Reach PICTURE_HOSTS = Reach.including(List.of("127.0.0.1/32", "127.0.0.2/32"));

    /** Records under way at any time: freshness shall tell of the line, not of a queue before it. */
    private static final int UNDER_WAY = 256;

    private static final long LOOK_EVERY_MILLIS = 200;

    /** So long may nothing at all change before it is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final LocalStack stack;
    private final StackClients clients;
    private final Audience audience;
    private final Crashes crashes;

    /**
     * What is shown.
     *
     * @param items at least 1; as many held-out goods follow them
     * @param seed the same seed shows the same
     * @param kills how often the jobs are crashed on the way
     */
    public record Settings(int items, long seed, int kills) {
        /** What towers were never taught, as many as there are items. */
        public HeldOutGoods heldOut() {
            return new HeldOutGoods(new DrawnCatalogue(seed), items);
        }
    }

    /** Settings of the jobs that show it: a host that is dead shall be found so while somebody watches. */
    public static Map<String, String> jobs() {
        Map<String, String> jobs = new HashMap<>(LocalStack.reaching(PICTURE_HOSTS));
        jobs.put("tuwen.embed.tries", "4");
        jobs.put("tuwen.embed.first-delay", "500 ms");
        jobs.put("tuwen.embed.longest-delay", "2 s");
        return jobs;
    }

    /** Told what goes on. */
    public interface Audience {
        /** Records whose fate is known, and how many there will be. */
        void settled(long records, long expected);

        void said(String line);
    }

    public Demonstration(Settings settings, LocalStack stack, StackClients clients, Audience audience) {
        this.settings = settings;
        this.stack = stack;
        this.clients = clients;
        this.audience = audience;
        this.crashes = new Crashes(settings.kills());
    }

    /**
     * What it came to.
     *
     * @param summary without retrieval, which is asked for afterwards
     * @param shortfalls in words, what is not as it should be; empty when all is proven
     */
    public record Result(Summary summary, List<String> shortfalls) {}

    /** @throws FailureException CONFIGURATION_INVALID when the stack holds a catalogue already */
    public Result run() throws InterruptedException {
        requireEmptyIndex(clients);
        long began = System.nanoTime();
        long inferencesBefore = inferences();
        try (Shelf shelf = new Shelf();
                CatalogueProducer producer =
                        new CatalogueProducer(stack.addresses().kafka());
                DeadLetterWatch letters = new DeadLetterWatch(stack.addresses().kafka(), LocalServers.DEAD_LETTERS)) {
            CatalogueScript script = new CatalogueScript(settings.items(), settings.seed(), shelf);
            Storyteller story = new Storyteller(script, settings.heldOut(), producer, InstantSource.system());
            Watch watch = new Watch(story, letters);
            watch.untilSettled();
            double seconds = (System.nanoTime() - began) / 1e9;
            return result(story, watch, seconds, inferences() - inferencesBefore);
        } catch (IOException e) {
            throw new UncheckedIOException("no port of loopback to serve pictures from", e);
        }
    }

    /** @throws FailureException CONFIGURATION_INVALID when there are rows, which would be somebody else's */
    public static void requireEmptyIndex(StackClients clients) {
        for (Tower tower : Tower.values()) {
            int rows = clients.scan(tower).size();
            if (rows > 0) {
                throw new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        tower.alias() + ": holds " + rows + " rows (expected: none, since a demonstration counts all of"
                                + " them); leave out --milvus");
            }
        }
    }

    private long inferences() {
        long sum = 0;
        for (Tower tower : Tower.values()) {
            sum += clients.inferences(tower);
        }
        return sum;
    }

    /** Publishes, looks, crashes, until everything is settled or nothing moves any more. */
    private final class Watch {
        private final Storyteller story;
        private final DeadLetterWatch letters;
        private JobCounts counts = JobCounts.NONE;
        private Comparison comparison = new Comparison(0, 0, 0, 0, 0);
        private List<Object> seen = List.of();
        private long lastChange = System.nanoTime();
        private final List<String> troubles = new ArrayList<>();

        Watch(Storyteller story, DeadLetterWatch letters) {
            this.story = story;
            this.letters = letters;
        }

        void untilSettled() throws InterruptedException {
            while (!settled() && troubles.isEmpty()) {
                story.tell(Math.max(0, UNDER_WAY - (story.published() - known())));
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                story.hostile().read(letters.poll(Duration.ZERO));
                look();
            }
            if (!troubles.isEmpty()) {
                comparison = compare(story); // what settles is compared already
            }
        }

        private void look() {
            counts = stack.counts();
            audience.settled(known(), story.expected());
            if (crashes.due(known(), story.expected())) {
                crashes.happened(known());
                audience.said("crashing the jobs, " + crashes.done() + " of " + settings.kills() + ", after " + known()
                        + " records");
                stack.killJobs();
            }
            stack.damage().ifPresent(troubles::add);
            notePace();
        }

        private void notePace() {
            List<Object> now = List.of(counts.fates(), comparison, story.published(), crashes.done());
            if (!now.equals(seen)) {
                seen = now;
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > PATIENCE.toNanos()) {
                troubles.add("nothing has changed for " + PATIENCE.toSeconds() + " s");
            }
        }

        private long known() {
            return counts.of(Fate.RECORDS_IN) - counts.inFlight();
        }

        private boolean settled() {
            boolean told = story.isOver() && crashes.over() && known() == story.published() && counts.inFlight() == 0;
            if (!told || !story.hostile().areKnown()) {
                return false;
            }
            comparison = compare(story);
            return comparison.equal();
        }
    }

    private Comparison compare(Storyteller story) {
        Comparison both = new Comparison(0, 0, 0, 0, 0);
        for (Tower tower : Tower.values()) {
            both = both.plus(Comparison.of(story.oracle(tower).live(), clients.scan(tower)));
        }
        return both;
    }

    private static Result result(Storyteller story, Watch watch, double seconds, long inferences) {
        JobCounts counts = watch.counts;
        SortedMap<String, Long> letters = new TreeMap<>();
        counts.deadLetters().forEach((code, count) -> letters.put(code.name(), count));
        Summary summary = new Summary(
                story.published(),
                counts.of(Fate.INDEXED),
                counts.of(Fate.RETAGGED),
                counts.of(Fate.REMOVED),
                counts.of(Fate.DUPLICATE),
                counts.of(Fate.STALE),
                counts.of(Fate.CONFLATED),
                letters,
                story.hostile().byCode(),
                inferences,
                watch.comparison,
                Math.round(seconds * 10) / 10.0,
                new Summary.Freshness(counts.freshness(0.5), counts.freshness(0.99)),
                null);
        List<String> shortfalls = new ArrayList<>(watch.troubles);
        shortfalls.addAll(summary.shortfalls(story.deadLetters()));
        shortfalls.addAll(story.hostile().shortfalls());
        return new Result(summary, shortfalls);
    }
}
