package io.tuwen.core.model;

import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code golden.json} and says at once all that is wrong with it. */
public final class GoldenInputsFile {
    /** The file's name, beside {@link ModelContracts#FILE}. */
    public static final String FILE = "golden.json";

    private GoldenInputsFile() {}

    /**
     * @param repository the folder that holds the contract
     * @throws FailureException CONFIGURATION_INVALID with every finding, and with the remedy where there is no such file
     */
    public static GoldenInputs read(Path repository, ModelContract contract) {
        Path file = repository.resolve(FILE);
        try {
            return parse(Files.readString(file), contract);
        } catch (NoSuchFileException e) {
            throw ContractJson.invalid(file
                    + ": missing (expected: golden inputs beside the towers): the model folder was made by an older tool;"
                    + " run `towers golden " + repository + "` (triton-models/towers)");
        } catch (IOException e) {
            throw ContractJson.invalid(file + ": cannot be read (expected: golden inputs beside the towers): " + e);
        }
    }

    /** As {@link #read}, from the text of the file. */
    static GoldenInputs parse(String json, ModelContract contract) {
        GoldenInputs golden = ContractJson.parse(FILE, json, GoldenInputs.class);
        List<String> findings = findings(golden, contract);
        if (!findings.isEmpty()) {
            throw ContractJson.invalid(FILE + ": " + String.join("; ", findings));
        }
        return golden;
    }

    private static List<String> findings(GoldenInputs golden, ModelContract contract) {
        List<String> findings = new ArrayList<>();
        String sha256 = golden.image().pixelsSha256();
        if (!sha256.matches("[0-9a-f]{64}")) {
            findings.add("image.pixels_sha256: " + sha256 + " (expected: 64 lower-case hexadecimal digits)");
        }
        expectCount(findings, "image.embedding", golden.image().embedding().size(), contract.dim());
        expectCount(findings, "text.embedding", golden.text().embedding().size(), contract.dim());
        int ids = golden.text().ids().size();
        int most = contract.text().contextLength();
        if (ids < 2 || ids > most) {
            findings.add("text.ids: " + ids + " of them (expected: 2 to " + most + ")");
        }
        return findings;
    }

    private static void expectCount(List<String> findings, String name, int count, int expected) {
        if (count != expected) {
            findings.add(name + ": " + count + " numbers (expected: " + expected + ", the model's dim)");
        }
    }
}
