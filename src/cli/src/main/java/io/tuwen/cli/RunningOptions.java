package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.StackFile;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the stacks that run here. */
final class RunningOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Means the stack of `tuwen up --data DIR`; default: the one that was started last.")
    private @Nullable Path data;

    /** Where that stack is, if it runs. */
    Optional<Addresses> running() {
        return StackFile.in(data == null ? Home.state() : data).running();
    }

    /**
     * The address of a part: as given, else that of the running stack.
     *
     * @throws FailureException CONFIGURATION_INVALID when it is neither given nor running
     */
    static String part(String option, @Nullable String given, Optional<String> running) {
        return Optional.ofNullable(given)
                .or(() -> running)
                .orElseThrow(() -> new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        option + ": not given, and no stack runs here (expected: `./tuwen up` in another terminal, or "
                                + option + " HOST:PORT)"));
    }

    /** The model repository: as given, else that of the running stack, else the demo towers. */
    static Path model(@Nullable Path given, Optional<Addresses> running) {
        return given != null ? given : running.map(Addresses::model).orElseGet(Home::demoModel);
    }
}
