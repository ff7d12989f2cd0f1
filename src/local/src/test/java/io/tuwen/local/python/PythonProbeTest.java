package io.tuwen.local.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PythonProbeTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @Test
    void parse_ofDebian() {
        String answer = """
                version=3.11.2
                venv=True
                system=Linux
                machine=x86_64
                glibc=2.36
                libpython=libpython3.11.so.1.0
                loadable=True
                libdir=
                """;

        assertThat(PythonProbe.parse(PYTHON, answer))
                .isEqualTo(new PythonFacts(
                        PYTHON,
                        "3.11.2",
                        true,
                        "Linux",
                        "x86_64",
                        new Version(2, 36),
                        "libpython3.11.so.1.0",
                        true,
                        null));
    }

    @Test
    void parse_withAnotherLibraryAndItsOwnFolder() {
        String answer = """
                version=3.12.0
                venv=False
                system=Linux
                machine=aarch64
                glibc=
                libpython=libpython3.12.so.1.0
                loadable=False
                libdir=/opt/a=b/lib
                """;

        assertThat(PythonProbe.parse(PYTHON, answer))
                .isEqualTo(new PythonFacts(
                        PYTHON,
                        "3.12.0",
                        false,
                        "Linux",
                        "aarch64",
                        null,
                        "libpython3.12.so.1.0",
                        false,
                        Path.of("/opt/a=b/lib")));
    }
}
