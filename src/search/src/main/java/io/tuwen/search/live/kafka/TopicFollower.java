package io.tuwen.search.live.kafka;

import io.tuwen.core.model.Tower;
import io.tuwen.search.live.feed.LiveFeed;
import io.tuwen.search.live.story.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both topics from their beginning, then the dead letters too, and hands all of it to a feed, on a thread of its own.
 * Kafka may be away or come later. Closing waits for the thread.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A catalogue's pictures pass by, and are not kept. */
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20,
            // An answer waits for nothing: what is new is wanted at once.
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);

    private final Topics topics;
    private final RecordReading reading;
    private final LiveFeed feed;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "live-topics");
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Where each partition ended when reading began. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private boolean caughtUp;

    public TopicFollower(Topics topics, RecordReading reading, LiveFeed feed) {
        this.topics = topics;
        this.reading = reading;
        this.feed = feed;
        this.consumer = Consumers.open(topics, "tuwen-live", SETTINGS);
        thread.setDaemon(true);
    }

    public TopicFollower start() {
        thread.start();
        return this;
    }

    private void run() {
        try (consumer) {
            while (closed.getCount() > 0) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        try {
            if (ends.isEmpty() && !begin()) {
                closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            consumer.poll(POLL).forEach(this::take);
            catchUp();
        } catch (WakeupException e) {
            LOG.debug("Woken up to end", e);
        } catch (KafkaException e) {
            LOG.warn("The live feed cannot read {}, and tries again: {}", topics.bootstrap(), e.toString());
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return false while a topic is not there yet */
    private boolean begin() {
        List<TopicPartition> all = new ArrayList<>(partitions(topics.deadLetters()));
        Set<TopicPartition> letters = Set.copyOf(all);
        for (Tower side : Tower.values()) {
            List<TopicPartition> own = partitions(topics.of(side));
            if (own.isEmpty()) {
                return false;
            }
            all.addAll(own);
        }
        if (letters.isEmpty()) {
            return false;
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        // A letter shall find its record.
        consumer.pause(letters);
        ends.putAll(consumer.endOffsets(all));
        LOG.info(
                "The live feed reads what has been published so far: {} records",
                ends.values().stream().mapToLong(Long::longValue).sum());
        return true;
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic);
        return known == null
                ? List.of()
                : known.stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
    }

    private void catchUp() {
        Set<TopicPartition> paused = consumer.paused();
        if (caughtUp
                || !ends.keySet().stream().allMatch(partition -> paused.contains(partition) || isRead(partition))) {
            return;
        }
        caughtUp = paused.isEmpty();
        consumer.resume(paused);
        if (caughtUp) {
            LOG.info("The live feed has caught up");
        }
    }

    private boolean isRead(TopicPartition partition) {
        return consumer.position(partition) >= ends.getOrDefault(partition, 0L);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        boolean isNew = record.offset() >= ends.getOrDefault(partition, 0L);
        Optional<Tower> side = topics.side(record.topic());
        if (side.isPresent()) {
            Optional<Told> told = reading.told(side.get(), record);
            told.ifPresentOrElse(said -> feed.told(said, isNew), () -> feed.unowned(isNew));
        } else {
            reading.letter(record.value()).ifPresent(letter -> {
                TopicPartition of = new TopicPartition(
                        topics.of(letter.place().side()), letter.place().partition());
                boolean toCome = ends.containsKey(of) && letter.place().offset() >= consumer.position(of);
                feed.lettered(letter, toCome, isNew);
            });
        }
    }

    @Override
    public void close() {
        closed.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
