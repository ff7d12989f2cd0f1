package io.tuwen.cli.publish;

import io.tuwen.cli.publish.Envelopes.Envelope;
import io.tuwen.cli.publish.Envelopes.Part;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Publishes a shop's listings and waits until each is searchable or refused. */
public final class Publishing {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** So long may nothing at all arrive before the wait is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int ROWS_A_LOOK = 1_000;

    private final StackClients stack;
    private final String deadLetterTopic;
    private final InstantSource clock;

    public Publishing(StackClients stack, String deadLetterTopic, InstantSource clock) {
        this.stack = stack;
        this.deadLetterTopic = deadLetterTopic;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param items listings read
     * @param records sent to Kafka
     * @param searchable records that the index shows; 0 when nobody waited
     * @param refused records that ended as dead letters
     * @param pending records that had not arrived when the wait was given up
     */
    public record Result(int items, int records, int searchable, List<Refused> refused, int pending) {
        public boolean complete() {
            return refused.isEmpty() && pending == 0;
        }
    }

    /** Told how many records have been sent, and then how many have arrived. */
    public record Watcher(LongConsumer sent, LongConsumer arrived) {}

    /**
     * @param source a jsonl file or a folder of pictures
     * @param wait false: return as soon as Kafka has all of it
     * @throws FailureException CONFIGURATION_INVALID when the source has faults, and then nothing was sent
     */
    public Result publish(Path source, boolean wait, Watcher watcher) {
        List<Listing> listings = Listings.read(source);
        if (wait) {
            // Whoever cannot look into the index learns it before anything is sent.
            stack.milvus().check();
        }
        String kafka = stack.addresses().kafka();
        try (CatalogueProducer producer = new CatalogueProducer(kafka);
                DeadLetterWatch letters = new DeadLetterWatch(kafka, deadLetterTopic)) {
            Pending pending = new Pending();
            int records = send(listings, producer, pending, watcher.sent());
            if (wait) {
                await(pending, letters, watcher.arrived());
            }
            int open = wait ? pending.size() : 0;
            int searchable = wait ? records - open - pending.refused().size() : 0;
            return new Result(listings.size(), records, searchable, pending.refused(), open);
        }
    }

    /** Keeps no record once the producer has it: a shop's pictures need not fit into memory together. */
    private int send(List<Listing> listings, CatalogueProducer producer, Pending pending, LongConsumer sent) {
        Map<Part, CompletableFuture<RecordMetadata>> writes = new LinkedHashMap<>();
        for (Listing listing : listings) {
            for (Envelope envelope : envelopes(listing)) {
                writes.put(envelope.part(), producer.send(envelope.record()));
                sent.accept(writes.size());
            }
        }
        writes.forEach((part, write) -> pending.sent(part, written(part, write)));
        return writes.size();
    }

    private List<Envelope> envelopes(Listing listing) {
        try {
            return Envelopes.of(listing, clock.instant());
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    listing.itemId() + ": its picture cannot be read any more: " + e);
        }
    }

    private static RecordMetadata written(Part part, CompletableFuture<RecordMetadata> write) {
        try {
            return write.join();
        } catch (CompletionException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    part.listing().itemId() + ": Kafka did not take it (publish again once that is mended; what was"
                            + " taken is told apart by its version): " + e.getCause());
        }
    }

    /** The pace is the consumer's: each look waits a moment for dead letters. */
    private void await(Pending pending, DeadLetterWatch letters, LongConsumer arrived) {
        int all = pending.size();
        long lastProgress = System.nanoTime();
        while (pending.size() > 0 && System.nanoTime() - lastProgress < PATIENCE.toNanos()) {
            int before = pending.size();
            letters.poll(LOOK_EVERY).forEach(pending::deadLettered);
            for (Tower tower : Tower.values()) {
                List<RowKey> asked = pending.keys(tower, ROWS_A_LOOK);
                pending.indexHolds(tower, asked, stack.get(tower, asked));
            }
            if (pending.size() < before) {
                lastProgress = System.nanoTime();
                arrived.accept(all - pending.size());
            }
        }
    }
}
