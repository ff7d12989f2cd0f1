package io.tuwen.search.calibration;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Cutoffs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The calibration that questions of a model are answered with, or why there is none.
 *
 * @param absence why there is none; empty where there is one
 */
public record CalibrationInUse(Optional<Calibration> calibration, String absence) {
    public static final CalibrationInUse NONE = absent("nothing was calibrated yet");

    /** Where one may be. */
    public sealed interface Source {
        /** Nowhere. */
        record Nowhere() implements Source {}

        /** Named by who starts the service: it must be there, and fit. */
        record Named(Path file) implements Source {}

        /** Where `tuwen calibrate` leaves it: one that is not there, or is another model's, is none. */
        record Usual(Path file) implements Source {}
    }

    /** @throws FailureException CONFIGURATION_INVALID for a file that cannot be read, or for a named one of another model */
    public static CalibrationInUse of(Source source, ModelContract model) {
        if (source instanceof Source.Named named) {
            CalibrationInUse inUse = read(named.file(), model);
            if (inUse.calibration().isEmpty()) {
                throw new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        inUse.absence() + " (expected: of " + model.label() + "); run `tuwen calibrate`");
            }
            return inUse;
        }
        if (source instanceof Source.Usual usual && Files.exists(usual.file())) {
            return read(usual.file(), model);
        }
        return NONE;
    }

    private static CalibrationInUse read(Path file, ModelContract model) {
        Calibration calibration = new CalibrationFile(file).read();
        return calibration.isOf(model)
                ? new CalibrationInUse(Optional.of(calibration), "")
                : absent(file + ": the calibration is of model "
                        + calibration.origin().model());
    }

    private static CalibrationInUse absent(String why) {
        return new CalibrationInUse(Optional.empty(), why);
    }

    public Cutoffs cutoffs() {
        return calibration.<Cutoffs>map(found -> found).orElseGet(() -> Cutoffs.none(absence));
    }
}
