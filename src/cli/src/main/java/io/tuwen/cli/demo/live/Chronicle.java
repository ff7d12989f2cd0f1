package io.tuwen.cli.demo.live;

import io.tuwen.cli.publish.Place;
import io.tuwen.core.model.Tower;
import io.tuwen.testkit.catalogue.Message;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What has been read of Kafka, told to the expectations of both towers: records of the script by what the script means with
 * them, records of anybody else by what stands in them. Not safe for use by many threads.
 */
final class Chronicle implements TopicReader.Listener {
    private final Manuscript manuscript;
    private final Map<Tower, Expectation> expectations = new EnumMap<>(Tower.class);

    Chronicle(Manuscript manuscript) {
        this.manuscript = manuscript;
        for (Tower tower : Tower.values()) {
            expectations.put(tower, new Expectation());
        }
    }

    @Override
    public void record(Tower tower, Place place, ConsumerRecord<byte[], byte[]> record) {
        OptionalLong number = Sequence.of(record.headers());
        if (number.isPresent()) {
            manuscript
                    .read(number.getAsLong())
                    .map(Message::meaning)
                    .ifPresent(meaning -> of(tower).told(place, meaning));
        } else {
            Reading.of(tower, record.key(), record.value())
                    .ifPresent(meaning -> of(tower).toldByOthers(place, meaning));
        }
    }

    @Override
    public void deadLetter(Place of) {
        for (Tower tower : Tower.values()) {
            if (tower.topic().equals(of.topic())) {
                of(tower).deadLettered(of);
            }
        }
    }

    Expectation of(Tower tower) {
        return Objects.requireNonNull(expectations.get(tower));
    }
}
