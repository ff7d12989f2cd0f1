package io.tuwen.search.evaluation.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prompt templates of a data set, one a line. */
public final class TemplateFile {
    /** Beside the labels. */
    public static final String NAME = "templates_cn.txt";

    private static final String PLACE = "{}";

    private TemplateFile() {}

    /**
     * @return in order; one that stands twice counts twice, as in the reference
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID with every finding
     */
    public static List<String> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Findings findings = new Findings();
            for (int line = 0; line < lines.size(); line++) {
                int place = lines.get(line).indexOf(PLACE);
                if (place < 0 || lines.get(line).indexOf(PLACE, place + 1) >= 0) {
                    findings.add(
                            file,
                            line + 1,
                            "\"" + lines.get(line) + "\" (expected: " + PLACE + " once, where the label goes)");
                }
            }
            if (lines.isEmpty()) {
                findings.add(file.getFileName() + ": no line (expected: a template in every line)");
            }
            findings.throwAny(file);
            return lines;
        } catch (IOException e) {
            throw Findings.refused(file + ": cannot be read (expected: prompt templates, one a line): " + e);
        }
    }
}
