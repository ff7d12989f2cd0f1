package io.tuwen.cli;

import io.tuwen.cli.stack.LocalServers;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Parts that run already, wherever that is. */
final class PartOptions {
    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Kafka bootstrap servers.")
    private @Nullable String kafka;

    @Option(names = "--milvus", paramLabel = "HOST:PORT", description = "Milvus' gRPC address.")
    private @Nullable String milvus;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Confluent-compatible schema registry; none by default.")
    private @Nullable String registry;

    @Mixin
    private ModelOptions served = new ModelOptions();

    LocalServers.Given given() {
        return new LocalServers.Given(kafka, served.triton(), milvus, registry);
    }

    /** Null: the one that the running stack uses, or the demo towers. */
    @Nullable
    Path model() {
        return served.model();
    }
}
