package io.tuwen.cli.demo.acts;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An item before something is done to it.
 *
 * @param rows what the index holds of it; at least one
 * @param picture as it was published last; empty where there is none
 */
record Standing(ItemId item, Map<Tower, Row> rows, Optional<Picture> picture) {
    Standing {
        rows = Map.copyOf(rows);
    }

    /** How a picture was published. */
    sealed interface Picture {
        /** In the record. */
        record Inline(byte[] file) implements Picture {}

        /** By reference. */
        record At(String address) implements Picture {}
    }

    /** One that overtakes what is there. */
    long nextVersion() {
        return 1
                + rows.values().stream()
                        .mapToLong(row -> row.header().version())
                        .max()
                        .orElse(0);
    }

    /** What its shop says of it. */
    Attributes attributes() {
        Row row = rows.containsKey(Tower.IMAGE) ? rows.get(Tower.IMAGE) : rows.get(Tower.TEXT);
        Map<String, Object> shops =
                new TreeMap<>(row == null ? Map.of() : row.header().attributes().values());
        shops.keySet().removeIf(name -> name.startsWith(Attributes.OWN_PREFIX));
        return Attributes.of(shops);
    }
}
