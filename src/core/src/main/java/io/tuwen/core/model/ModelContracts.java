package io.tuwen.core.model;

import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code model.json} and says at once all that is wrong with it. */
public final class ModelContracts {
    /** The file's name, in the root of a model repository. */
    public static final String FILE = "model.json";

    private ModelContracts() {}

    /**
     * @param repository the folder that holds model.json
     * @throws FailureException CONFIGURATION_INVALID with every finding
     */
    public static ModelContract read(Path repository) {
        Path file = repository.resolve(FILE);
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw ContractJson.invalid(
                    file + ": cannot be read (expected: the model contract beside the towers): " + e);
        }
    }

    /** As {@link #read}, from the text of the file. */
    public static ModelContract parse(String json) {
        ModelContract contract = ContractJson.parse(FILE, json, ModelContract.class);
        List<String> findings = findings(contract);
        if (!findings.isEmpty()) {
            throw ContractJson.invalid(FILE + ": " + String.join("; ", findings));
        }
        return contract;
    }

    private static List<String> findings(ModelContract contract) {
        List<String> findings = new ArrayList<>();
        expectName(findings, "name", contract.name());
        expectHex(findings, "fingerprint", contract.fingerprint());
        expect(findings, "dim", contract.dim(), contract.dim() > 0 && contract.dim() <= 32_768, "1 to 32768");
        expectImage(findings, contract.image());
        expectText(findings, contract.text());
        return findings;
    }

    private static void expectImage(List<String> findings, ImageContract image) {
        expectName(findings, "image.model", image.model());
        expectName(findings, "image.input.name", image.input().name());
        expectName(findings, "image.output.name", image.output().name());
        expect(findings, "image.size", image.size(), image.size() > 0 && image.size() <= 4096, "1 to 4096");
        expectOneOf(findings, "image.resize", image.resize(), Set.of("square"));
        expectOneOf(findings, "image.filter", image.filter(), Set.of("bicubic"));
        expectOneOf(findings, "image.alpha", image.alpha(), Set.of("white"));
        expectOneOf(findings, "image.orientation", image.orientation(), Set.of("applied", "ignored"));
        expectOneOf(findings, "image.input.datatype", image.input().datatype(), Set.of("UINT8"));
        expectOneOf(findings, "image.output.datatype", image.output().datatype(), Set.of("FP32"));
    }

    private static void expectText(List<String> findings, TextContract text) {
        expectName(findings, "text.model", text.model());
        expectName(findings, "text.input.name", text.input().name());
        expectName(findings, "text.output.name", text.output().name());
        expectName(findings, "text.tokenizer.file", text.tokenizer().file());
        int length = text.contextLength();
        expect(findings, "text.context_length", length, length >= 3 && length <= 512, "3 to 512");
        expectOneOf(findings, "text.normaliser", text.normaliser(), Set.of("lowercase-quotes"));
        expectOneOf(findings, "text.input.datatype", text.input().datatype(), Set.of("INT64"));
        expectOneOf(findings, "text.output.datatype", text.output().datatype(), Set.of("FP32"));
        expectHex(findings, "text.tokenizer.sha256", text.tokenizer().sha256());
    }

    private static void expectName(List<String> findings, String name, String value) {
        expect(findings, name, "\"" + value + "\"", !value.isBlank(), "a name");
    }

    private static void expectHex(List<String> findings, String name, String value) {
        expect(findings, name, value, value.matches("[0-9a-f]{64}"), "64 lower-case hexadecimal digits");
    }

    private static void expectOneOf(List<String> findings, String name, String value, Set<String> known) {
        expect(
                findings,
                name,
                value,
                known.contains(value),
                String.join(" or ", known.stream().sorted().toList()));
    }

    private static void expect(List<String> findings, String name, Object value, boolean holds, String expected) {
        if (!holds) {
            findings.add(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
