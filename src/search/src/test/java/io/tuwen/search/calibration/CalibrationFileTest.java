package io.tuwen.search.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.calibration.CalibrationInUse.Source;
import io.tuwen.search.calibration.SideCutoffs.Anchor;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.retrieval.RefusedException;
import io.tuwen.testkit.store.SampleRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationFileTest {
    private static final ModelContract MODEL = SampleRows.model("f".repeat(64));
    private static final Calibration CALIBRATION = new Calibration(
            new Calibration.Origin("sample@ffffffff", "f".repeat(64), Instant.ofEpochSecond(1_000_000), 200, 7),
            Map.of(
                    Tower.IMAGE, new SideCutoffs(0.75, 0.5, 30.5, List.of(new Anchor(Plane.at(0), 0.25))),
                    Tower.TEXT,
                            new SideCutoffs(
                                    0.5,
                                    0.5,
                                    30.5,
                                    List.of(new Anchor(Plane.at(1), 0.1), new Anchor(Plane.at(90), 0.3)))));

    @TempDir
    Path folder;

    private Path written() {
        Path file = folder.resolve("state").resolve("calibration.json");
        new CalibrationFile(file).write(CALIBRATION);
        return file;
    }

    @Test
    void calibration_isReadAsItWasWritten() {
        Calibration read = new CalibrationFile(written()).read();

        assertThat(read.origin()).isEqualTo(CALIBRATION.origin());
        for (Tower side : Tower.values()) {
            for (int degrees = 0; degrees < 360; degrees += 7) {
                assertThat(read.least(side, Plane.at(degrees))).isEqualTo(CALIBRATION.least(side, Plane.at(degrees)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"format\":1', '\"format\":2', 'format: 2'",
        "'\"captions\":', '\"captionz\":', 'captionz'",
        "'\"fingerprint\":', '\"model\":', 'fingerprint: missing'",
        "'[0.1,0.3]', '[0.1,0.3,0.2]', 'captions: as many vectors'",
        "'{', '', 'cannot be read'"
    })
    void brokenFile_isRefusedWithWhatIsWrong(String is, String becomes, String told) throws IOException {
        Path file = written();
        String text = Files.readString(file);
        assertThat(text).contains(is);
        Files.writeString(file, text.replace(is, becomes));

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> new CalibrationFile(file).read())
                .withMessageContaining(file.toString())
                .withMessageContaining("tuwen calibrate")
                .withMessageContaining(told);
    }

    @Test
    void usualFile_isInUseWhenItFits_andElseSaysWhyNot() {
        Path file = written();
        assertThat(CalibrationInUse.of(new Source.Usual(file), MODEL).calibration())
                .isPresent();

        CalibrationInUse others = CalibrationInUse.of(new Source.Usual(file), SampleRows.model("0".repeat(64)));
        assertThat(others.calibration()).isEmpty();
        assertThat(others.absence()).contains("is of model sample@ffffffff");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> others.cutoffs().least(Tower.IMAGE, Plane.at(0)))
                .withMessageContaining("is of model sample@ffffffff");
        assertThat(CalibrationInUse.of(new Source.Usual(folder.resolve("none")), MODEL))
                .isEqualTo(CalibrationInUse.NONE);
    }

    @Test
    void namedFile_mustBeThere_andFit() {
        Path file = written();
        assertThat(CalibrationInUse.of(new Source.Named(file), MODEL).calibration())
                .isPresent();
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> CalibrationInUse.of(new Source.Named(file), SampleRows.model("0".repeat(64))))
                .withMessageContaining("is of model sample@ffffffff (expected: of ");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> CalibrationInUse.of(new Source.Named(folder.resolve("none")), MODEL))
                .withMessageContaining("cannot be read");
    }
}
