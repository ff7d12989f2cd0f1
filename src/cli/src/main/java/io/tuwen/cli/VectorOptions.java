package io.tuwen.cli;

import io.tuwen.cli.eval.VectorFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where vectors are kept between runs. */
final class VectorOptions {
    @Option(
            names = "--vectors",
            paramLabel = "FOLDER",
            description = "Where vectors are kept, by model and content, for runs to come; default: .tuwen/vectors.")
    private @Nullable Path folder;

    VectorFolder folder() {
        return new VectorFolder(
                Optional.ofNullable(folder).orElseGet(() -> Home.state().resolve("vectors")));
    }
}
