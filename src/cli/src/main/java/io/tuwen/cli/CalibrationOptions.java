package io.tuwen.cli;

import io.tuwen.search.calibration.CalibrationInUse.Source;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which calibration counts. */
final class CalibrationOptions {
    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "What `tuwen calibrate --out FILE` wrote; default: what it wrote last, if it is the model's.")
    private @Nullable Path calibration;

    /** Where {@code tuwen calibrate} leaves it. */
    static Path usual() {
        return Home.state().resolve("calibration.json");
    }

    Source source() {
        return calibration == null ? new Source.Usual(usual()) : new Source.Named(calibration);
    }
}
