package io.tuwen.core.model;

import static io.tuwen.core.model.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.model.ModelContract.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden inputs are whole and of the model's sizes, or refused with everything that is wrong with them. */
class GoldenInputsFileTest {
    private static final String SHA256 = "0123abcd".repeat(8);
    private static final Tensor OUTPUT = new Tensor("embedding", "FP32");
    private static final ModelContract CONTRACT = new ModelContract(
            "demo",
            SHA256,
            2,
            "Apache-2.0",
            100,
            new ImageContract(
                    "image", new Tensor("pixels", "UINT8"), OUTPUT, 8, "square", "bicubic", "white", "applied"),
            new TextContract(
                    "text",
                    new Tensor("ids", "INT64"),
                    OUTPUT,
                    new Tokenizer("tokenizer.json", SHA256),
                    4,
                    "lowercase-quotes"));
    private static final String JSON = """
            {"image": {"file": "golden.png", "pixels_sha256": "%s", "embedding": [0.6, -0.8]},
             "text": {"caption": "裙", "ids": [101, 6172, 102], "embedding": [1, 0.0]}}""".formatted(SHA256);

    @TempDir
    private Path folder;

    @Test
    void goodFile_isRead() throws IOException {
        Files.writeString(folder.resolve("golden.json"), JSON);

        GoldenInputs golden = GoldenInputsFile.read(folder, CONTRACT);

        assertThat(golden.image().file()).isEqualTo("golden.png");
        assertThat(golden.image().pixelsSha256()).isEqualTo(SHA256);
        assertThat(golden.text().caption()).isEqualTo("裙");
        assertThat(golden.text().ids()).containsExactly(101L, 6172L, 102L);
        assertThat(golden.embedding(Tower.IMAGE)).containsExactly(0.6f, -0.8f);
        assertThat(golden.embedding(Tower.TEXT)).containsExactly(1f, 0f);
    }

    @Test
    void missingFile_isToldWithTheRemedy() {
        assertInvalid(
                () -> GoldenInputsFile.read(folder, CONTRACT),
                folder.resolve("golden.json").toString(),
                "older tool",
                "towers golden " + folder);
    }

    @Test
    void everyFinding_isInTheMessage() {
        String wrong = JSON.replace("0123abcd", "0123ABCD")
                .replace("0.6, ", "")
                .replace("[1, ", "[1, 0, ")
                .replace("101, ", "101, 1, 2, ");

        assertInvalid(
                () -> GoldenInputsFile.parse(wrong, CONTRACT),
                "image.pixels_sha256: 0123ABCD",
                "image.embedding: 1 numbers (expected: 2",
                "text.embedding: 3 numbers (expected: 2",
                "text.ids: 5 of them (expected: 2 to 4)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "file", "pixels_sha256", "text", "caption", "ids"})
    void missingField_isNamed(String field) {
        assertInvalid(
                () -> GoldenInputsFile.parse(JSON.replaceFirst("\"" + field + "\":", "\"x\":"), CONTRACT),
                "golden.json: ",
                "'" + field + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "not json", "{\"image\": null, \"text\": null}"})
    void textThatIsNoGoldenFile_isRefused(String json) {
        assertInvalid(() -> GoldenInputsFile.parse(json, CONTRACT), "golden.json: ");
    }

    @Test
    void numbersOfTheWrongKind_areRefused() {
        assertInvalid(() -> GoldenInputsFile.parse(JSON.replace("101", "null"), CONTRACT), "golden.json: ");
        assertInvalid(() -> GoldenInputsFile.parse(JSON.replace("0.6", "\"x\""), CONTRACT), "golden.json: ");
    }
}
