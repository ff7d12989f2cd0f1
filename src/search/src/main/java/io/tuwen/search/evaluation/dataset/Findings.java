package io.tuwen.search.evaluation.dataset;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a data set, told at once. For use by one thread. */
final class Findings {
    private static final int MOST_TOLD = 20;

    private final List<String> told = new ArrayList<>();
    private int count;

    /** @param finding names the thing, its value and what was expected */
    void add(Path file, int line, String finding) {
        add(file.getFileName() + ":" + line + ": " + finding);
    }

    void add(String finding) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add(finding);
        }
    }

    /** @throws FailureException CONFIGURATION_INVALID when there is any */
    void throwAny(Path source) {
        if (count > 0) {
            String more = count > told.size() ? "\n  and " + (count - told.size()) + " more" : "";
            throw refused(source + ": nothing was measured, since\n  " + String.join("\n  ", told) + more);
        }
    }

    static FailureException refused(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }
}
