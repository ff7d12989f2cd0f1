package io.tuwen.cli.publish;

import io.tuwen.cli.publish.Envelopes.Part;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.DeadLetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and is not known to have arrived: each row ends as searchable (its version, or a newer one, is in the index)
 * or as a dead letter. Of several records of one row only the newest is waited for. Not safe for use by many threads.
 */
final class Pending {
    private final Map<Place, Part> sent = new HashMap<>();
    private final Map<Place, Part> awaited = new LinkedHashMap<>();
    private final Map<Target, Place> newest = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    /** The row that a record is about. */
    private record Target(Tower tower, RowKey key) {
        static Target of(Part part) {
            return new Target(part.tower(), part.listing().rowKey());
        }
    }

    void sent(Part part, RecordMetadata metadata) {
        Place place = new Place(metadata.topic(), metadata.partition(), metadata.offset());
        sent.put(place, part);
        Place before = newest.get(Target.of(part));
        Part waiting = before == null ? null : awaited.get(before);
        if (waiting != null && waiting.listing().version() > part.listing().version()) {
            return;
        }
        if (before != null) {
            awaited.remove(before);
        }
        newest.put(Target.of(part), place);
        awaited.put(place, part);
    }

    void deadLettered(DeadLetter letter) {
        Place place = new Place(letter.getTopic(), letter.getPartition(), letter.getOffset());
        Part part = sent.remove(place);
        awaited.remove(place);
        if (part != null) {
            String item = part.listing().itemId().value();
            refused.add(new Refused(item, letter.getTopic(), letter.getCode(), letter.getMessage()));
        }
    }

    /** Rows of this tower that are waited for, those that were sent first. */
    List<RowKey> keys(Tower tower, int most) {
        return awaited.values().stream()
                .filter(part -> part.tower() == tower)
                .limit(most)
                .map(part -> part.listing().rowKey())
                .toList();
    }

    /**
     * Compares what is awaited with what the index holds now.
     *
     * @param asked keys that {@link #keys} told
     * @param rows those of them that are there
     */
    void indexHolds(Tower tower, Collection<RowKey> asked, Collection<Row> rows) {
        Map<RowKey, RowHeader> byKey =
                rows.stream().map(Row::header).collect(Collectors.toMap(RowHeader::key, Function.identity()));
        for (RowKey key : asked) {
            Place place = newest.get(new Target(tower, key));
            Part part = place == null ? null : awaited.get(place);
            if (part != null && arrived(part.listing(), byKey.get(key))) {
                awaited.remove(place);
            }
        }
    }

    private static boolean arrived(Listing listing, @Nullable RowHeader row) {
        if (row == null) {
            return listing.deleted();
        }
        return row.version() > listing.version()
                || (!listing.deleted() && row.version() == listing.version() && isSame(listing, row));
    }

    /** A version that is published again with other attributes or another caption has not arrived before they have. */
    private static boolean isSame(Listing listing, RowHeader row) {
        boolean sameCaption = row.caption() == null || row.caption().equals(listing.caption());
        return sameCaption && row.attributes().equals(listing.attributes());
    }

    int size() {
        return awaited.size();
    }

    List<Refused> refused() {
        return List.copyOf(refused);
    }
}
