package io.tuwen.encoder.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Holds a target to damaged files. What is done to them depends on the run's seed ({@code -Dtuwen.fuzz.seed}, else 1)
 * and the number of the case alone, so that two runs are equal.
 *
 * @param name of the target, and of the folder where what was found earlier is kept
 * @param files to damage
 */
public record FuzzRun(String name, List<byte[]> files, Mutator mutator, Target target) {
    private static final long SEED = Long.getLong("tuwen.fuzz.seed", 1);
    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final Path WORK = Path.of("target/fuzz");
    private static final int MOST_DAMAGES = 6;

    /** First what is kept, then the files as they are, then the cases from 0 on; stops at the first finding. */
    public void run(int cases) throws IOException {
        System.out.printf("fuzz %s: %,d cases of seed %d from %d files%n", name, cases, SEED, files.size());
        Path current = WORK.resolve(name + "-current");
        try (CurrentInput input = CurrentInput.open(current)) {
            for (byte[] kept : kept()) {
                hold("a kept file", kept, input, current);
            }
            for (byte[] file : files) {
                hold("an undamaged file", file, input, current);
            }
            for (int number = 0; number < cases; number++) {
                hold("case " + number + " of seed " + SEED, damaged(number), input, current);
            }
        }
    }

    private List<byte[]> kept() throws IOException {
        Path folder = KEPT.resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(FuzzRun::read).toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hold(String which, byte[] bytes, CurrentInput input, Path current) throws IOException {
        input.set(bytes);
        try {
            target.hold(bytes);
        } catch (Throwable finding) {
            throw new AssertionError(
                    "fuzz " + name + ", " + which + ": " + finding.getMessage() + "; the input is "
                            + current.toAbsolutePath() + ", keep it in " + KEPT.resolve(name),
                    finding);
        }
    }

    private byte[] damaged(int number) {
        Random random = new Random(SEED * 1_000_003 + number);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        byte[] bytes = files.get(random.nextInt(files.size()));
        int damages = 1 + random.nextInt(MOST_DAMAGES);
        for (int i = 0; i < damages; i++) {
            bytes = mutator.mutate(bytes, random);
        }
        return bytes;
    }
}
