package io.tuwen.encoder.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where Jazzer finds files to begin from, and leaves those that reach further. */
public final class Seeds {
    private static final Path WORK = Path.of("target/fuzz");

    private Seeds() {}

    /** Before Jazzer looks for them. */
    public static void write(String target, List<byte[]> files) throws IOException {
        Files.createDirectories(WORK.resolve(target));
        Path folder = Files.createDirectories(WORK.resolve(target + "-seeds"));
        for (int number = 0; number < files.size(); number++) {
            Files.write(folder.resolve(String.valueOf(number)), files.get(number));
        }
    }
}
