package io.tuwen.core.model;

import static io.tuwen.core.model.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract is whole and right, or refused with everything that is wrong with it. */
class ModelContractsTest {
    private static final String JSON = """
            {"name": "demo", "fingerprint": "%s", "dim": 64, "licence": "Apache-2.0", "logit_scale": 100.0, "seed": 7,
             "image": {"model": "image", "input": {"name": "pixels", "datatype": "UINT8"},
                       "output": {"name": "embedding", "datatype": "FP32"}, "size": 224, "resize": "square",
                       "filter": "bicubic", "alpha": "white", "orientation": "applied"},
             "text": {"model": "text", "input": {"name": "ids", "datatype": "INT64"},
                      "output": {"name": "embedding", "datatype": "FP32"},
                      "tokenizer": {"file": "tokenizer.json", "sha256": "%s"},
                      "context_length": 52, "normaliser": "lowercase-quotes"}}""".formatted("0123abcd".repeat(8), "ab".repeat(32));

    @Test
    void goodContract_isRead() {
        ModelContract contract = ModelContracts.parse(JSON);

        assertThat(contract.label()).isEqualTo("demo@0123abcd");
        assertThat(contract.input(Tower.IMAGE)).isEqualTo(new ModelContract.Tensor("pixels", "UINT8"));
        assertThat(contract.output(Tower.TEXT)).isEqualTo(new ModelContract.Tensor("embedding", "FP32"));
        assertThat(contract.servedName(Tower.TEXT)).isEqualTo("text");
        assertThat(contract.preprocessing(Tower.IMAGE)).isEqualTo("1/square/bicubic/224/white/applied");
        assertThat(contract.preprocessing(Tower.TEXT)).isEqualTo("1/lowercase-quotes/52/" + "ab".repeat(32));
        assertThat(Tower.IMAGE.collection(contract)).isEqualTo("catalogue_images__0123abcd");
    }

    @Test
    void everyFinding_isInTheMessage() {
        String wrong = JSON.replace("0123abcd", "0123ABCD")
                .replace("\"dim\": 64", "\"dim\": 0")
                .replace("224", "5000")
                .replace("bicubic", "nearest")
                .replace("UINT8", "FP32")
                .replace("52", "2")
                .replace("\"ids\"", "\" \"")
                .replace("lowercase-quotes", "none");

        assertInvalid(
                () -> ModelContracts.parse(wrong),
                "fingerprint: 0123ABCD",
                "dim: 0 (expected: 1 to 32768)",
                "image.size: 5000",
                "image.filter: nearest (expected: bicubic)",
                "image.input.datatype: FP32 (expected: UINT8)",
                "text.input.name: \" \"",
                "text.context_length: 2 (expected: 3 to 512)",
                "text.normaliser: none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "fingerprint",
                "dim",
                "licence",
                "logit_scale",
                "image",
                "text",
                "size",
                "resize",
                "filter",
                "alpha",
                "orientation",
                "tokenizer",
                "context_length",
                "normaliser",
                "sha256",
                "file",
                "input",
                "output",
                "datatype"
            })
    void missingField_isNamed(String field) {
        assertInvalid(() -> ModelContracts.parse(JSON.replaceFirst("\"" + field + "\":", "\"x\":")), "'" + field + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "64   | null",
                "64   | 63.5",
                "64   | \"much\"",
                "\"square\" | null",
                "\"UINT8\" | null",
                "{\"file\"  | [{\"file\"",
            })
    void valueOfTheWrongKind_isRefused(String value, String other) {
        assertInvalid(() -> ModelContracts.parse(JSON.replace(value, other)), "model.json: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "not json"})
    void textThatIsNoContract_isRefused(String json) {
        assertInvalid(() -> ModelContracts.parse(json), "model.json: ");
    }

    @Test
    void missingFile_isNamed(@TempDir Path folder) {
        assertInvalid(
                () -> ModelContracts.read(folder), folder.resolve("model.json").toString());
    }

    @Test
    void file_isReadFromTheRepository(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("model.json"), JSON);

        assertThat(ModelContracts.read(folder)).isEqualTo(ModelContracts.parse(JSON));
    }
}
