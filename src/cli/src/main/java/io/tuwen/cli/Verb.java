package io.tuwen.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every verb has: its place in the command, for output and for complaints. Run by {@link #call}. */
abstract class Verb implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    final CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it before it calls");
    }

    /** For options that are wrong together with their values: told with the usage, exit code 2. */
    final ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
