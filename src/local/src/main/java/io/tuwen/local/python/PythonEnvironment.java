package io.tuwen.local.python;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A virtual environment with hash-locked packages below the repository's {@code .tuwen}, made once and used again until
 * its requirements or its Python change. Safe for many threads and many processes at once.
 */
public final class PythonEnvironment {
    private final Path home;
    private final Path folder;
    private final Path requirements;
    private final Needs needs;

    private PythonEnvironment(Path home, String folder, String requirements, Needs needs) {
        this.home = home.toAbsolutePath().normalize();
        this.folder = this.home.resolve(".tuwen").resolve(folder);
        this.requirements = this.home.resolve("infra").resolve("local").resolve(requirements);
        this.needs = needs;
    }

    /**
     * tritonserver, onnxruntime and milvus-lite: what local mode runs.
     *
     * @param home the root of the repository
     */
    public static PythonEnvironment localMode(Path home) {
        Needs needs = new Needs(Set.of("x86_64", "aarch64"), new Version(2, 35), true, 2_000);
        return new PythonEnvironment(home, "venv", "requirements.txt", needs);
    }

    /**
     * Milvus 2.3.5, for tests.
     *
     * @param home the root of the repository
     */
    public static PythonEnvironment milvusStandalone(Path home) {
        Needs needs = new Needs(Set.of("x86_64"), new Version(2, 17), false, 700);
        return new PythonEnvironment(home, "venv-milvus", "requirements-milvus.txt", needs);
    }

    /**
     * What the search service's document is fuzzed with, for tests; wants Python 3.11.
     *
     * @param home the root of the repository
     */
    public static PythonEnvironment schemathesis(Path home) {
        Needs needs = new Needs(Set.of("x86_64", "aarch64"), new Version(2, 17), false, 200);
        return new PythonEnvironment(home, "venv-schemathesis", "requirements-schemathesis.txt", needs);
    }

    /** All that this machine lacks; empty when {@link #ensure} can do its work. */
    public List<Finding> findings() {
        return survey().findings();
    }

    /**
     * Makes the environment when it is missing, half made or out of date. Takes about a minute then, else a tenth of a
     * second.
     *
     * @param progress told what is being done, a line at a time; nothing when nothing is
     * @throws FailureException CONFIGURATION_INVALID with every finding, or with what the installer wrote last
     */
    public Venv ensure(Consumer<String> progress) {
        Survey survey = survey();
        PythonFacts python = survey.python();
        if (python == null || !survey.findings().isEmpty()) {
            throw invalid(Preflight.report(folder + ": cannot be made or used on this machine", survey.findings()));
        }
        Venv venv = new Venv(home, folder, python.release().toString(), python.loadable() ? null : python.libdir());
        VenvStamp stamp = VenvStamp.of(folder, requirements, python.version());
        if (!stamp.isSet()) {
            VenvMaker maker = new VenvMaker(folder, requirements, progress);
            maker.make(python.executable(), stamp);
        }
        return venv;
    }

    /** @param python null when there is none, which is a finding too */
    private record Survey(@Nullable PythonFacts python, List<Finding> findings) {}

    private Survey survey() {
        PythonProbe.Answer answer = PythonProbe.ask(searchPath(System.getenv()));
        if (answer.chosen().isEmpty()) {
            return new Survey(null, List.of(Preflight.noPython(answer.seen())));
        }
        PythonFacts python = answer.chosen().get();
        return new Survey(python, Preflight.findings(needs, python, freeMegabytes(python)));
    }

    private static String searchPath(Map<String, String> variables) {
        return variables.getOrDefault("PATH", String.join(File.pathSeparator, "/usr/local/bin", "/usr/bin", "/bin"));
    }

    /** What is there already needs no room. */
    private long freeMegabytes(PythonFacts python) {
        if (VenvStamp.of(folder, requirements, python.version()).isSet()) {
            return needs.megabytes();
        }
        try {
            return Files.getFileStore(home).getUsableSpace() / 1_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(home + ": its disk cannot be asked for room", e);
        }
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }
}
