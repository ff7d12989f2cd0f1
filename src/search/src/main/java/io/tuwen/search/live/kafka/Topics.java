package io.tuwen.search.live.kafka;

import io.tuwen.core.model.Tower;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the catalogue's records and dead letters lie.
 *
 * @param bootstrap {@code host:port}, several by commas
 * @param catalogue of both towers
 */
public record Topics(String bootstrap, Map<Tower, String> catalogue, String deadLetters) {
    public Topics {
        catalogue = Map.copyOf(catalogue);
    }

    /** The towers' own topics. */
    public static Topics standard(String bootstrap, String deadLetters) {
        Map<Tower, String> catalogue = new EnumMap<>(Tower.class);
        for (Tower tower : Tower.values()) {
            catalogue.put(tower, tower.topic());
        }
        return new Topics(bootstrap, catalogue, deadLetters);
    }

    String of(Tower side) {
        return Objects.requireNonNull(catalogue.get(side), side.name());
    }

    Optional<Tower> side(String topic) {
        return catalogue.entrySet().stream()
                .filter(entry -> entry.getValue().equals(topic))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
