package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.Comparison;
import io.tuwen.cli.demo.acts.Look.Since;
import io.tuwen.cli.demo.acts.Standing.Picture;
import io.tuwen.cli.demo.live.LiveStream;
import io.tuwen.cli.publish.DeadLetterWatch;
import io.tuwen.cli.publish.Publishing;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.local.JobCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The running line as acts see it: what stands, what is published, what came of it. For use by one thread at a time. */
final class Stage implements AutoCloseable {
    private static final int NEAREST = 50;

    private final LocalStack stack;
    private final StackClients clients;
    private final LiveStream stream;
    private final PublishedPictures pictures;

    Stage(LocalStack stack, StackClients clients, LiveStream stream) {
        this.stack = stack;
        this.clients = clients;
        this.stream = stream;
        this.pictures = new PublishedPictures(stack.addresses().kafka());
    }

    LiveStream stream() {
        return stream;
    }

    JobCounts counts() {
        return stack.counts();
    }

    void killJobs() {
        stack.killJobs();
    }

    private static RowKey key(ItemId item) {
        return new RowKey(ContentId.MAIN, item);
    }

    Map<Tower, Row> rows(ItemId item) {
        Map<Tower, Row> rows = new EnumMap<>(Tower.class);
        for (Tower tower : Tower.values()) {
            clients.get(tower, List.of(key(item))).forEach(row -> rows.put(tower, row));
        }
        return rows;
    }

    Standing standing(ItemId item) {
        Map<Tower, Row> rows = rows(item);
        Optional<Picture> picture = rows.containsKey(Tower.IMAGE)
                ? stream.origin(Tower.IMAGE, key(item)).flatMap(pictures::at)
                : Optional.empty();
        return new Standing(item, rows, picture);
    }

    /** Whether the index holds of the item what it should. */
    boolean isCurrent(ItemId item) {
        Map<Tower, Row> rows = rows(item);
        for (Tower tower : Tower.values()) {
            long wanted = stream.version(tower, key(item));
            Row row = rows.get(tower);
            if (wanted != (row == null ? LiveStream.NONE : row.header().version())) {
                return false;
            }
        }
        return true;
    }

    /** Both collections against what they should hold. */
    Comparison compare() {
        Comparison both = new Comparison(0, 0, 0, 0, 0);
        for (Tower tower : Tower.values()) {
            both = both.plus(Comparison.of(stream.expected(tower), clients.scan(tower)));
        }
        return both;
    }

    /** Publishes as `tuwen publish` does, and watches what comes of it. */
    Watching publish(Standing before, Path file) {
        return new Watching(before, file);
    }

    /** What comes of something that was published. */
    final class Watching implements AutoCloseable {
        private final Standing before;
        private final DeadLetterWatch watch =
                new DeadLetterWatch(clients.addresses().kafka(), LocalServers.DEAD_LETTERS);
        private final Letters letters;
        private final JobCounts countsBefore = counts();
        private final AtomicLong sentNanos = new AtomicLong();

        private Watching(Standing before, Path file) {
            this.before = before;
            this.letters = new Letters(before.item());
            new Publishing(clients, LocalServers.DEAD_LETTERS, InstantSource.system())
                    .publish(
                            file,
                            false,
                            new Publishing.Watcher(sent -> sentNanos.set(System.nanoTime()), arrived -> {}));
        }

        Look look() {
            letters.read(watch.poll(Duration.ZERO));
            Map<Tower, Row> rows = rows(before.item());
            long after = Duration.ofNanos(System.nanoTime() - sentNanos.get()).toMillis();
            return new Look(after, rows, letters.codes(), since(countsBefore, counts()), this::isShown);
        }

        private boolean isShown(Filter filter) {
            Map.Entry<Tower, Row> row = before.rows().entrySet().iterator().next();
            return clients
                    .index()
                    .of(row.getKey())
                    .search(List.of(row.getValue().vector()), NEAREST, filter)
                    .get(0)
                    .stream()
                    .anyMatch(hit -> hit.header().key().itemId().equals(before.item()));
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    private static Since since(JobCounts before, JobCounts now) {
        return new Since(
                now.inferences() - before.inferences(),
                now.of(Fate.STALE) - before.of(Fate.STALE),
                arrivals(now) - arrivals(before),
                now.freshness(0.99));
    }

    private static long arrivals(JobCounts counts) {
        return counts.of(Fate.INDEXED) + counts.of(Fate.RETAGGED) + counts.of(Fate.REMOVED);
    }

    @Override
    public void close() {
        pictures.close();
    }
}
