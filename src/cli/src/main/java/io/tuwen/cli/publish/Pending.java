package io.tuwen.cli.publish;

import io.tuwen.cli.publish.Envelopes.Part;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.DeadLetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What was sent and is not known to have arrived: each record ends as searchable (its version, or a newer one, is in the
 * index) or as a dead letter. Not safe for use by many threads.
 */
final class Pending {
    private final Map<Place, Part> sent = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /** Where a record lies in Kafka. */
    record Place(String topic, int partition, long offset) {}

    void sent(Part part, RecordMetadata metadata) {
        sent.put(new Place(metadata.topic(), metadata.partition(), metadata.offset()), part);
    }

    void deadLettered(DeadLetter letter) {
        Part part = sent.remove(new Place(letter.getTopic(), letter.getPartition(), letter.getOffset()));
        if (part != null) {
            String item = part.listing().itemId().value();
            refused.add(new Refused(item, letter.getTopic(), letter.getCode(), letter.getMessage()));
        }
    }

    /** Rows of this tower that somebody waits for. */
    Set<RowKey> keys(Tower tower) {
        return sent.values().stream()
                .filter(part -> part.tower() == tower)
                .map(part -> part.listing().rowKey())
                .collect(Collectors.toSet());
    }

    /** Compares what is awaited with what the index holds now for {@link #keys}. */
    void indexHolds(Tower tower, Collection<Row> rows) {
        Map<RowKey, Row> byKey =
                rows.stream().collect(Collectors.toMap(row -> row.header().key(), Function.identity()));
        for (Iterator<Part> awaited = sent.values().iterator(); awaited.hasNext(); ) {
            Part part = awaited.next();
            if (part.tower() == tower && arrived(part.listing(), byKey)) {
                awaited.remove();
            }
        }
    }

    private static boolean arrived(Listing listing, Map<RowKey, Row> byKey) {
        Row row = byKey.get(listing.rowKey());
        if (listing.deleted()) {
            return row == null || row.header().version() > listing.version();
        }
        return row != null && row.header().version() >= listing.version();
    }

    int size() {
        return sent.size();
    }

    List<Refused> refused() {
        return List.copyOf(refused);
    }
}
