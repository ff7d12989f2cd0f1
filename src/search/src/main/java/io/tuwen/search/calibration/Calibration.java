package io.tuwen.search.calibration;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Cutoffs;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What was learned from the pairs of a catalogue, for questions of one model.
 *
 * @param origin where it comes from
 * @param sides every tower's
 */
public record Calibration(Origin origin, Map<Tower, SideCutoffs> sides) implements Cutoffs {

    /**
     * @param model for people
     * @param fingerprint of the model whose vectors it was learned with
     * @param pairs that it was learned from
     * @param words of their captions that it was learned from, too
     */
    public record Origin(String model, String fingerprint, Instant at, int pairs, int words) {}

    public Calibration {
        sides = Collections.unmodifiableMap(new EnumMap<>(sides));
    }

    public boolean isOf(ModelContract model) {
        return origin.fingerprint().equals(model.fingerprint());
    }

    public SideCutoffs side(Tower side) {
        return Objects.requireNonNull(sides.get(side), side.name());
    }

    @Override
    public double least(Tower side, float[] question) {
        return side(side).least(question);
    }
}
