package io.tuwen.local.python;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the Pythons on a PATH what they are. */
final class PythonProbe {
    private static final List<String> NAMES =
            List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10");

    /**
     * @param chosen the first that is supported
     * @param seen executable and version of all that were asked
     */
    record Answer(Optional<PythonFacts> chosen, List<String> seen) {}

    private PythonProbe() {}

    /** @param path folders as in the variable PATH */
    static Answer ask(String path) {
        List<String> seen = new ArrayList<>();
        for (Path executable : (Iterable<Path>) candidates(path)::iterator) {
            Optional<PythonFacts> facts = ask(executable);
            seen.add(executable + " " + facts.map(PythonFacts::version).orElse("does not run"));
            if (facts.isPresent() && Preflight.supported(facts.get().release())) {
                return new Answer(facts, seen);
            }
        }
        return new Answer(Optional.empty(), seen);
    }

    private static Stream<Path> candidates(String path) {
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable)
                        .limit(1));
    }

    private static Optional<PythonFacts> ask(Path executable) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var input = process.getOutputStream()) {
                input.write(script());
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.onExit().join().exitValue() == 0 ? Optional.of(parse(executable, answer)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static PythonFacts parse(Path executable, String answer) {
        Map<String, String> values = answer.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Function<String, String> value = key -> Objects.requireNonNull(values.get(key), key);
        String glibc = value.apply("glibc");
        String libdir = value.apply("libdir");
        return new PythonFacts(
                executable,
                value.apply("version"),
                Boolean.parseBoolean(value.apply("venv")),
                value.apply("system"),
                value.apply("machine"),
                glibc.isEmpty() ? null : Version.parse(glibc),
                value.apply("libpython"),
                Boolean.parseBoolean(value.apply("loadable")),
                libdir.isEmpty() ? null : Path.of(libdir));
    }

    private static byte[] script() {
        try (InputStream script = Objects.requireNonNull(PythonProbe.class.getResourceAsStream("probe.py"))) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
