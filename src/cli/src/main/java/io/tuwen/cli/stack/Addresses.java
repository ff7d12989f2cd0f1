package io.tuwen.cli.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a running stack is reached.
 *
 * @param kafka bootstrap servers, {@code host:port}
 * @param triton gRPC, {@code host:port}
 * @param milvus gRPC, {@code host:port}
 * @param registry base address of a schema registry, where one is used
 * @param model the folder of the model repository, with its model.json
 */
public record Addresses(
        String kafka,
        String triton,
        String milvus,
        @Nullable String registry,
        Path model) {}
