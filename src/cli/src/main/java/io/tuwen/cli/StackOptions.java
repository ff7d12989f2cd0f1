package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.StackFile;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a verb talks to: the one that `tuwen up` runs, with any of its parts swapped. */
public final class StackOptions {
    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka bootstrap servers.")
    private @Nullable String kafka;

    @Option(names = "--triton", paramLabel = "HOST:PORT", description = "Triton's gRPC address.")
    private @Nullable String triton;

    @Option(names = "--milvus", paramLabel = "HOST:PORT", description = "Milvus' gRPC address.")
    private @Nullable String milvus;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Confluent-compatible schema registry; none by default.")
    private @Nullable String registry;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Model repository with its model.json; default: the demo towers.")
    private @Nullable Path model;

    /** The note that `tuwen up` leaves. */
    public static StackFile note() {
        return new StackFile(Home.state().resolve("stack.json"));
    }

    /**
     * @throws FailureException CONFIGURATION_INVALID when a part is neither given nor running
     */
    public Addresses resolve() {
        Optional<Addresses> running = note().running();
        return new Addresses(
                part("--kafka", kafka, running.map(Addresses::kafka)),
                part("--triton", triton, running.map(Addresses::triton)),
                part("--milvus", milvus, running.map(Addresses::milvus)),
                registry != null ? registry : running.map(Addresses::registry).orElse(null),
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
