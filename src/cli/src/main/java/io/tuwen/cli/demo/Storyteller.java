package io.tuwen.cli.demo;

import io.tuwen.cli.publish.CatalogueProducer;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.testkit.catalogue.CatalogueScript;
import io.tuwen.testkit.catalogue.HeldOutGoods;
import io.tuwen.testkit.catalogue.Message;
import io.tuwen.testkit.catalogue.Oracle;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes a script, then held-out goods, and tells the oracles what it means. Not safe for use by many threads. */
final class Storyteller {
    private final CatalogueScript script;
    private final Iterator<Message> heldOut;
    private final CatalogueProducer producer;
    private final InstantSource clock;
    private final HostileFates hostile = new HostileFates();
    private final Map<Tower, Oracle> oracles = new EnumMap<>(Tower.class);
    private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
    private long published;
    private long heldOutLeft;

    Storyteller(CatalogueScript script, HeldOutGoods goods, CatalogueProducer producer, InstantSource clock) {
        this.script = script;
        this.heldOut = goods.messages();
        this.heldOutLeft = goods.messageCount();
        this.producer = producer;
        this.clock = clock;
        for (Tower tower : Tower.values()) {
            oracles.put(tower, new Oracle());
        }
    }

    /** Publishes what comes next, at most {@code records} of it. */
    void tell(long records) {
        for (long i = 0; i < records && !isOver(); i++) {
            publish(next());
        }
        Throwable found = problem.get();
        if (found != null) {
            throw new IllegalStateException("Kafka did not take a record", found);
        }
    }

    private Message next() {
        if (script.hasNext()) {
            return script.next();
        }
        heldOutLeft--;
        return heldOut.next();
    }

    private void publish(Message message) {
        byte[] value = message.value() == null ? null : message.value().apply(clock.instant());
        String topic = message.tower().topic();
        producer.send(new ProducerRecord<>(topic, message.key(), value)).exceptionally(e -> {
            problem.compareAndSet(null, e);
            throw new IllegalStateException(e);
        });
        oracle(message.tower()).told(message.meaning());
        hostile.told(message);
        published++;
    }

    boolean isOver() {
        return !script.hasNext() && heldOutLeft == 0;
    }

    long published() {
        return published;
    }

    /** How many records there will have been; exact once the script is told. */
    long expected() {
        double scripted = script.hasNext() ? published / Math.max(script.begun(), 0.01) : published;
        return Math.max(published, (long) scripted) + heldOutLeft;
    }

    HostileFates hostile() {
        return hostile;
    }

    Oracle oracle(Tower tower) {
        return Objects.requireNonNull(oracles.get(tower));
    }

    /** Dead letters that there must be, by the code's name. */
    SortedMap<String, Long> deadLetters() {
        SortedMap<String, Long> letters = new TreeMap<>();
        for (Oracle oracle : oracles.values()) {
            for (Map.Entry<FailureCode, Integer> letter : oracle.deadLetters().entrySet()) {
                letters.merge(letter.getKey().name(), (long) letter.getValue(), Long::sum);
            }
        }
        return letters;
    }
}
