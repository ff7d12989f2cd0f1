package io.tuwen.cli.demo.live;

import io.tuwen.cli.demo.live.Manuscript.Line;
import io.tuwen.cli.publish.CatalogueProducer;
import io.tuwen.cli.publish.Place;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.testkit.catalogue.CatalogueScript;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Message;
import io.tuwen.testkit.catalogue.Oracle.Expected;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes an endless script at its pace, from where Kafka has it, and reads everything back to know what the index must
 * hold. Safe for use by many threads.
 */
public final class LiveStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    /** Not a version. */
    public static final long NONE = -1;

    private static final long TICK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CatalogueScript script;
    private final Manuscript manuscript;
    private final Chronicle chronicle;
    private final TopicReader reader;
    private final CatalogueProducer producer;
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(LiveStream::daemon);
    private @Nullable Line coming;
    private @Nullable Hold hold;
    private @Nullable Throwable problem;

    /**
     * Reads back what Kafka has already.
     *
     * @param script without end; the same as that of earlier runs on the same Kafka
     * @param kafka bootstrap servers
     * @param deadLetters the topic of refused records
     */
    public LiveStream(CatalogueScript script, String kafka, String deadLetters) {
        this.script = script;
        this.manuscript = new Manuscript(script);
        this.chronicle = new Chronicle(manuscript);
        this.producer = new CatalogueProducer(kafka);
        this.reader = new TopicReader(kafka, deadLetters, chronicle);
        reader.readToEnd(PATIENCE);
        manuscript.resume();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "live-stream");
        thread.setDaemon(true);
        return thread;
    }

    /** @param eventsPerSecond at least 0, which is: none, but others' records are read all the same */
    public void start(double eventsPerSecond) {
        Pace pace = new Pace(eventsPerSecond, System.nanoTime());
        thread.scheduleWithFixedDelay(() -> tick(pace), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void tick(Pace pace) {
        try {
            long due = pace.due(System.nanoTime());
            while (due-- > 0 && publishNext()) {}
            reader.read(Duration.ZERO);
        } catch (RuntimeException e) {
            failed(e);
            throw e; // which ends the ticking
        }
    }

    /** @return false while it is held */
    private boolean publishNext() {
        Line line = coming == null ? manuscript.next() : coming;
        if (hold != null && hold.stops(line.message())) {
            coming = line;
            return false;
        }
        coming = null;
        Message message = line.message();
        byte[] value = message.value() == null ? null : message.value().apply(clock.instant());
        String topic = message.tower().topic();
        producer.send(new ProducerRecord<>(topic, null, message.key(), value, List.of(Sequence.header(line.number()))))
                .whenComplete((written, failure) -> {
                    if (failure != null) {
                        failed(failure);
                    }
                });
        return true;
    }

    private synchronized void failed(Throwable failure) {
        if (problem == null && !thread.isShutdown()) {
            problem = failure;
            LOG.error("The stream of the demonstration broke", failure);
        }
    }

    /** Why nothing comes any more; empty while it goes on. */
    public synchronized Optional<String> damage() {
        return Optional.ofNullable(problem).map(cause -> "the stream of the demonstration broke: " + cause);
    }

    /** Lets it wait. What was held before is released. */
    public Hold hold() {
        return hold(Optional.empty());
    }

    /** Lets it wait as soon as it comes to an item. What was held before is released. */
    public Hold hold(ItemId item) {
        return hold(Optional.of(item));
    }

    private synchronized Hold hold(Optional<ItemId> item) {
        Hold next = new Hold(item, this::release);
        hold = next;
        return next;
    }

    private synchronized void release() {
        hold = null;
    }

    /** Whether everything that Kafka has was read here and has come to its end in the jobs. */
    public synchronized boolean isSettled(JobCounts counts) {
        return manuscript.isRead(coming) && counts.inFlight() == 0 && counts.of(Fate.RECORDS_IN) == reader.records();
    }

    /** Records that Kafka has, as far as they were read. */
    public synchronized long records() {
        return reader.records();
    }

    /** The rows that the collection of a tower must hold, and no others. */
    public synchronized Map<RowKey, Expected> expected(Tower tower) {
        return chronicle.of(tower).live();
    }

    /** The version that the row of a tower must have; {@link #NONE} for a row that must not be there. */
    public synchronized long version(Tower tower, RowKey key) {
        return chronicle.of(tower).version(key).orElse(NONE);
    }

    /** The record that made a row what it must be. */
    public synchronized Optional<Place> origin(Tower tower, RowKey key) {
        return chronicle.of(tower).origin(key);
    }

    /** What an item of the script shows; empty for any other. */
    public synchronized Optional<Goods> shows(ItemId item) {
        return script.shows(item);
    }

    /** Publishes nothing more. */
    @Override
    public void close() {
        thread.shutdown();
        synchronized (this) { // waits for the tick under way
            producer.close();
            reader.close();
        }
    }
}
