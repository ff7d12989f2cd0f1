package io.tuwen.cli.demo.live;

import io.tuwen.cli.publish.Place;
import io.tuwen.core.identity.RowKey;
import io.tuwen.testkit.catalogue.Meaning;
import io.tuwen.testkit.catalogue.Oracle;
import io.tuwen.testkit.catalogue.Oracle.Expected;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the collection of one tower must hold after all records of its topic, whoever wrote them. What a record of the script
 * comes to is known; any other may end as a dead letter, and is then taken back. Not safe for use by many threads.
 */
final class Expectation {
    private final Oracle oracle = new Oracle();
    private final Map<RowKey, Place> origins = new HashMap<>();
    private final Map<Place, Claim> retractable = new HashMap<>();
    private final Set<Place> refused = new HashSet<>();

    /** What a record did to its row, and how that was before. */
    private record Claim(
            RowKey key,
            @Nullable Expected before,
            @Nullable Expected after,
            @Nullable Place originBefore) {
        Claim over(@Nullable Expected other, @Nullable Place origin) {
            return new Claim(key, other, after, origin);
        }
    }

    /** A record of the script was read. */
    void told(Place place, Meaning meaning) {
        RowKey key = key(meaning);
        Expected before = key == null ? null : oracle.expected(key);
        oracle.told(meaning);
        if (key != null && !Objects.equals(before, oracle.expected(key))) {
            origins.put(key, place);
        }
    }

    /** A record of anybody else was read. */
    void toldByOthers(Place place, Meaning meaning) {
        RowKey key = key(meaning);
        if (key == null) {
            oracle.told(meaning);
        } else if (!refused.contains(place)) {
            Expected before = oracle.expected(key);
            Place origin = origins.get(key);
            told(place, meaning);
            if (!Objects.equals(before, oracle.expected(key))) {
                retractable.put(place, new Claim(key, before, oracle.expected(key), origin));
            }
        }
    }

    /** The record there ended as a dead letter, be it read already or not yet. */
    void deadLettered(Place place) {
        refused.add(place);
        Claim claim = retractable.remove(place);
        if (claim == null) {
            return;
        }
        if (Objects.equals(oracle.expected(claim.key()), claim.after())) {
            oracle.restore(claim.key(), claim.before());
            restoreOrigin(claim);
        }
        retractable.replaceAll(
                (other, later) -> later.key().equals(claim.key()) && Objects.equals(later.before(), claim.after())
                        ? later.over(claim.before(), claim.originBefore())
                        : later);
    }

    private void restoreOrigin(Claim claim) {
        if (claim.originBefore() == null) {
            origins.remove(claim.key());
        } else {
            origins.put(claim.key(), claim.originBefore());
        }
    }

    private static @Nullable RowKey key(Meaning meaning) {
        if (meaning instanceof Meaning.Live live) {
            return live.key();
        }
        return meaning instanceof Meaning.Gone gone ? gone.key() : null;
    }

    /** The rows that must be there, and no others. */
    Map<RowKey, Expected> live() {
        return oracle.live();
    }

    /** The version of a row that must be there. */
    Optional<Long> version(RowKey key) {
        return Optional.ofNullable(oracle.expected(key)).filter(Expected::live).map(Expected::version);
    }

    /** Where the record lies that made the row what it is. */
    Optional<Place> origin(RowKey key) {
        return Optional.ofNullable(origins.get(key));
    }
}
