package io.tuwen.cli;

import io.tuwen.cli.eval.Answers.Refused;
import java.nio.file.Path;
import java.util.List;

/** Tells which contents of a data set have no vector. */
final class RefusedContents {
    private static final int MOST_TOLD = 20;

    private RefusedContents() {}

    /** As JSON all of them. */
    record Report(List<Refused> refused) {}

    static void tell(Verb verb, Path dataSet, List<Refused> refused, boolean json) {
        if (json) {
            Output.json(verb.spec(), new Report(refused));
        }
        refused.stream()
                .limit(MOST_TOLD)
                .forEach(each ->
                        Output.complain(verb.spec(), each.content() + ": " + each.code() + ": " + each.message()));
        Output.complain(
                verb.spec(),
                dataSet + ": not measured, since " + refused.size()
                        + " contents have no vector (expected: all of them have"
                        + " one, as the reference evaluation expects; mend or remove them: the vectors of the others are"
                        + " kept)");
    }
}
