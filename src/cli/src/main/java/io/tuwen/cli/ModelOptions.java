package io.tuwen.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A model, and who serves it. */
final class ModelOptions {
    @Option(names = "--triton", paramLabel = "HOST:PORT", description = "Triton's gRPC address.")
    private @Nullable String triton;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Model repository with its model.json; default: the demo towers.")
    private @Nullable Path model;

    @Nullable
    String triton() {
        return triton;
    }

    /** Null: the one that the running stack uses, or the demo towers. */
    @Nullable
    Path model() {
        return model == null ? null : model.toAbsolutePath().normalize();
    }
}
