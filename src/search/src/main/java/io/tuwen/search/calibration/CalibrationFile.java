package io.tuwen.search.calibration;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A calibration as a file of JSON. */
public final class CalibrationFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Path file;

    public CalibrationFile(Path file) {
        this.file = file;
    }

    /** Writes it all at once. */
    public void write(Calibration calibration) {
        Path whole = file.toAbsolutePath();
        try {
            Files.createDirectories(whole.getParent());
            Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
            JSON.writeValue(fresh.toFile(), CalibrationDocument.of(calibration));
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written (expected: a file's name)", e);
        }
    }

    /** @throws FailureException CONFIGURATION_INVALID when it cannot be read, or is no calibration */
    public Calibration read() {
        try {
            return JSON.readValue(file.toFile(), CalibrationDocument.class).calibration();
        } catch (IOException | IllegalArgumentException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    file + ": cannot be read (expected: what `tuwen calibrate` writes): " + e);
        }
    }
}
