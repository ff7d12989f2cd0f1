package io.tuwen.local.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonProbeIT {
    @TempDir
    Path folder;

    @Test
    void pathWithoutPython_answersNothing() {
        PythonProbe.Answer answer = PythonProbe.ask(folder + File.pathSeparator + folder.resolve("missing"));

        assertThat(answer.chosen()).isEmpty();
        assertThat(answer.seen()).isEmpty();
    }

    @Test
    void unsupportedAndBrokenPythons_giveWayToAGoodOne() throws IOException {
        Path old = script("python3", "3.9.2");
        Path broken = script("python3.12", "");
        Path good = script("python3.11", "3.11.2");

        PythonProbe.Answer answer = PythonProbe.ask(folder.toString());

        assertThat(answer.chosen().map(PythonFacts::executable)).contains(good);
        assertThat(answer.seen()).containsExactly(old + " 3.9.2", broken + " does not run", good + " 3.11.2");
    }

    @Test
    void realPython_tellsItsMachine() {
        PythonFacts python = PythonProbe.ask(System.getenv("PATH")).chosen().orElseThrow();

        assertThat(python.venv()).isTrue();
        assertThat(python.system()).isEqualTo("Linux");
        assertThat(python.glibc()).isNotNull();
    }

    /** A Python that says it is of {@code version}, or fails when that is empty. */
    private Path script(String name, String version) throws IOException {
        String answer =
                "version=%s\nvenv=True\nsystem=Linux\nmachine=x86_64\nglibc=2.36\nlibpython=x\nloadable=True\nlibdir=\n"
                        .formatted(version);
        String script = version.isEmpty() ? "#!/bin/sh\nexit 1\n" : "#!/bin/sh\ncat <<END\n" + answer + "END\n";
        Path file = Files.writeString(folder.resolve(name), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
