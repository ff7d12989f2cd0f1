package io.tuwen.local.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenvMakerIT {
    @TempDir
    Path root;

    private Path folder;
    private Path requirements;
    private FakePython python;

    @BeforeEach
    void layOut() throws IOException {
        folder = root.resolve("venv");
        requirements = Files.writeString(root.resolve("requirements.txt"), "package==1 --hash=sha256:00\n");
        python = new FakePython(Files.createDirectory(root.resolve("python")));
    }

    @Test
    void make_installsLockedPackagesOnce() throws IOException {
        List<String> progress = new ArrayList<>();
        make(progress::add);
        make(progress::add);

        assertThat(python.calls("venv")).containsExactly("-m venv " + folder);
        assertThat(python.calls("pip"))
                .containsExactly("-m pip install --disable-pip-version-check --no-input --require-hashes --no-deps -r "
                        + requirements);
        assertThat(stamp().isSet()).isTrue();
        assertThat(progress)
                .containsExactly(
                        "making the Python environment " + folder + " (about a minute, once)", "Collecting packages");
    }

    @Test
    void installerThatFails_isToldWithItsLogAndTriedAgain() throws IOException {
        python.breakPip();
        assertThatThrownBy(() -> make(line -> {}))
                .isInstanceOf(FailureException.class)
                .hasMessageContainingAll("ended with code 1", "package index", "venv.log", "No matching distribution");
        assertThat(stamp().isSet()).isFalse();

        python.mendPip();
        make(line -> {});
        assertThat(stamp().isSet()).isTrue();
    }

    @Test
    void halfMadeEnvironment_isReplaced() throws IOException {
        Path left = Files.writeString(Files.createDirectory(folder).resolve("left-behind"), "half");

        make(line -> {});

        assertThat(left).doesNotExist();
        assertThat(stamp().isSet()).isTrue();
    }

    @Test
    void otherRequirementsOrPython_makeItAnew() throws IOException {
        make(line -> {});
        assertThat(VenvStamp.of(folder, requirements, "3.12.0").isSet()).isFalse();

        Files.writeString(requirements, "package==2 --hash=sha256:00\n");
        make(line -> {});
        assertThat(python.calls("pip")).hasSize(2);
    }

    /** In another process. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Path requirements = Path.of(arguments[1]);
            new VenvMaker(folder, requirements, System.out::println)
                    .make(Path.of(arguments[2]), VenvStamp.of(folder, requirements, "3.11.2"));
        }
    }

    @Test
    void twoProcessesAtOnce_makeItOnce() throws Exception {
        python.closeGate();
        Process other = startMaker();
        try (var reader = other.inputReader()) {
            assertThat(reader.readLine()).startsWith("making the Python environment");
            List<String> progress = new ArrayList<>();
            make(line -> {
                progress.add(line);
                open();
            });

            assertThat(progress).containsExactly("waiting for another process that makes " + folder);
            assertThat(other.waitFor()).isZero();
        }
        assertThat(python.calls("pip")).hasSize(1);
    }

    private void open() {
        try {
            python.openGate();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Process startMaker() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Maker.class.getName(),
                        folder.toString(),
                        requirements.toString(),
                        python.executable().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void make(Consumer<String> progress) {
        new VenvMaker(folder, requirements, progress).make(python.executable(), stamp());
    }

    private VenvStamp stamp() {
        return VenvStamp.of(folder, requirements, "3.11.2");
    }
}
