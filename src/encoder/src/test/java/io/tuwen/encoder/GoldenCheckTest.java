package io.tuwen.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.model.GoldenInputsFile;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The golden inputs that Python wrote beside the demo towers, through our preprocessing and tokenizer. */
final class GoldenCheckTest {
    private static final ModelContract CONTRACT = TestContract.read();

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheGoldenInputs() throws IOException {
        for (String name : List.of("golden.json", "golden.png")) {
            Files.copy(TestContract.repository().resolve(name), folder.resolve(name));
        }
    }

    @ParameterizedTest
    @EnumSource
    void pixelsAndIdsOfTheCommittedTowers_arePythons(Tower tower) {
        assertThatCode(() -> require(tower, Outcome.success(golden(tower)))).doesNotThrowAnyException();
    }

    @Test
    void otherPixels_areNamed() throws IOException {
        rewrite("\"pixels_sha256\": \"....", "\"pixels_sha256\": \"0000");

        assertMismatch(Tower.IMAGE, "golden picture of " + folder, ": pixels: SHA-256 ", "(expected: 0000");
    }

    @Test
    void pictureThatCannotBeDecoded_isOneOfOtherPixels() throws IOException {
        Files.write(folder.resolve("golden.png"), new byte[] {'n', 'o'});

        assertMismatch(Tower.IMAGE, "pixels: none", "PICTURE_FORMAT_UNKNOWN");
    }

    @Test
    void otherIds_areNamed() throws IOException {
        rewrite("\\[101, ", "[101, 7, ");

        assertMismatch(Tower.TEXT, "golden caption of " + folder, ": ids: [101, ", "(expected: [101, 7, ");
    }

    @Test
    void captionThatWouldBeRefused_isOneOfOtherIds() throws IOException {
        rewrite("\"caption\": \"[^\"]*\\\\?\"", "\"caption\": \"  \"");

        assertMismatch(Tower.TEXT, "ids: none", "CAPTION_BLANK");
    }

    @ParameterizedTest
    @EnumSource
    void oppositeVector_isNamedWithTheGapAndTheLimit(Tower tower) {
        assertThat(refusal(tower, Outcome.success(scaled(golden(tower), -1))))
                .hasMessageContainingAll("vector: ", "short of 1 by 2.0e+00", "at most 1e-03", folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"0.03, false", "0.06, true"})
    void vectorThatHasTurned_isRefusedBeyondTheLimit(double sine, boolean refused) {
        Outcome<float[]> turned = Outcome.success(turned(golden(Tower.TEXT), sine));
        ThrowingCallable check = () -> require(Tower.TEXT, turned);

        if (refused) {
            assertThatThrownBy(check).hasMessageContaining("vector: ");
        } else {
            assertThatCode(check).doesNotThrowAnyException();
        }
    }

    @Test
    void vectorThatIsNone_isRefused() {
        for (float[] vector : List.of(scaled(golden(Tower.TEXT), Float.NaN), new float[CONTRACT.dim()], new float[3])) {
            assertThat(refusal(Tower.TEXT, Outcome.success(vector))).hasMessageContaining("vector: ");
        }
    }

    @Test
    void inputThatTheModelRefuses_isAMismatch() {
        assertThat(refusal(Tower.TEXT, Outcome.failed(FailureCode.MODEL_INPUT_REFUSED, "no such word")))
                .hasMessageContainingAll("vector: none", "no such word");
    }

    @Test
    void modelThatIsAway_isNoMismatch() {
        assertThatThrownBy(() -> require(Tower.TEXT, Outcome.failed(FailureCode.MODEL_UNAVAILABLE, "away")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE));
    }

    @Test
    void pictureThatIsMissing_isToldWithTheRemedy() throws IOException {
        Files.delete(folder.resolve("golden.png"));

        assertThatThrownBy(() -> GoldenCheck.read(folder, CONTRACT))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                .hasMessageContainingAll(folder.resolve("golden.png").toString(), "towers golden " + folder);
    }

    private void assertMismatch(Tower tower, String... words) {
        assertThat(refusal(tower, Outcome.success(golden(tower)))).hasMessageContainingAll(words);
    }

    private FailureException refusal(Tower tower, Outcome<float[]> answer) {
        try {
            require(tower, answer);
        } catch (FailureException e) {
            assertThat(e.failure().code()).isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH);
            return e;
        }
        throw new AssertionError(tower + " was not refused");
    }

    private void require(Tower tower, Outcome<float[]> answer) {
        UnitInference model = new UnitInference(answer);
        try (Encoders encoders =
                Encoders.of(tower, CONTRACT, TestContract.repository(), model, EncoderSettings.defaults())) {
            GoldenCheck.read(folder, CONTRACT).require(tower, encoders);
        }
    }

    private static float[] golden(Tower tower) {
        List<Float> golden =
                GoldenInputsFile.read(TestContract.repository(), CONTRACT).embedding(tower);
        float[] vector = new float[golden.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = golden.get(i);
        }
        return vector;
    }

    private static float[] scaled(float[] vector, float factor) {
        float[] scaled = vector.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    /** By an angle of this sine, within the plane of each two neighbouring axes. */
    private static float[] turned(float[] vector, double sine) {
        double cosine = Math.sqrt(1 - sine * sine);
        float[] turned = new float[vector.length];
        for (int i = 0; i < vector.length; i += 2) {
            turned[i] = (float) (cosine * vector[i] - sine * vector[i + 1]);
            turned[i + 1] = (float) (sine * vector[i] + cosine * vector[i + 1]);
        }
        return turned;
    }

    private void rewrite(String pattern, String replacement) throws IOException {
        Path file = folder.resolve("golden.json");
        String before = Files.readString(file);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).as("tampered").isNotEqualTo(before);
        Files.writeString(file, after);
    }
}
