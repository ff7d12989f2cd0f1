package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.search.model.ServedModel;
import java.nio.file.Path;
import java.util.Optional;
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

    /**
     * The model as it is served: what was given, else that of the running stack.
     *
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID when nobody said where, or its contract cannot
     *     be read
     */
    ServedModel served(Optional<Addresses> running) {
        return new ServedModel(
                RunningOptions.part("--triton", triton, running.map(Addresses::triton)),
                RunningOptions.model(model(), running),
                EncoderSettings.defaults());
    }

    /** Null: the one that the running stack uses, or the demo towers. */
    @Nullable
    Path model() {
        return model == null ? null : model.toAbsolutePath().normalize();
    }
}
