package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.LocalServers.Given;
import io.tuwen.cli.stack.StackFile;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stack a verb talks to: the one that {@code tuwen up} runs, with any of its parts swapped. */
final class StackOptions {
    @Mixin
    private PartOptions parts = new PartOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Means the stack of `tuwen up --data DIR`; default: the one that was started last.")
    private @Nullable Path data;

    /**
     * @throws FailureException CONFIGURATION_INVALID when a part is neither given nor running
     */
    Addresses resolve() {
        Optional<Addresses> running =
                StackFile.in(data == null ? Home.state() : data).running();
        Given given = parts.given();
        Path model = parts.model();
        return new Addresses(
                part("--kafka", given.kafka(), running.map(Addresses::kafka)),
                part("--triton", given.triton(), running.map(Addresses::triton)),
                part("--milvus", given.milvus(), running.map(Addresses::milvus)),
                given.registry() != null
                        ? given.registry()
                        : running.map(Addresses::registry).orElse(null),
                model != null ? model : running.map(Addresses::model).orElseGet(Home::demoModel));
    }

    private static String part(String option, @Nullable String given, Optional<String> running) {
        return Optional.ofNullable(given)
                .or(() -> running)
                .orElseThrow(() -> new FailureException(
                        FailureCode.CONFIGURATION_INVALID,
                        option + ": not given, and no stack runs here (expected: `./tuwen up` in another terminal, or "
                                + option + " HOST:PORT)"));
    }
}
