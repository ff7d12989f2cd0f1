package io.tuwen.local.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final Needs TRITON = new Needs(Set.of("x86_64", "aarch64"), new Version(2, 35), true, 2_000);
    private static final Needs MILVUS = new Needs(Set.of("x86_64"), new Version(2, 17), false, 700);
    private static final long ROOM = 50_000;

    @Test
    void goodMachine_hasNoFindings() {
        assertThat(Preflight.findings(TRITON, debian12(), ROOM)).isEmpty();
    }

    @Test
    void everythingMissing_isToldAtOnceAndInOrder() {
        PythonFacts python = new PythonFacts(
                Path.of("/usr/bin/python3"),
                "3.11.2",
                false,
                "Linux",
                "riscv64",
                null,
                "libpython3.11.so.1.0",
                false,
                null);

        assertThat(Preflight.findings(TRITON, python, 100).stream().map(Finding::toString))
                .containsExactly(
                        "machine: Linux riscv64 (expected: Linux aarch64 or x86_64); run it on such a machine, or give"
                                + " the addresses of running servers",
                        "C library: another C library (expected: glibc 2.35 or newer); use a newer system (Debian 12,"
                                + " Ubuntu 22.04, or newer), or give the addresses of running servers",
                        "/usr/bin/python3: cannot make virtual environments (expected: modules venv and ensurepip);"
                                + " Debian: apt-get install python3.11-venv",
                        "/usr/bin/python3: libpython3.11.so.1.0 is neither found by the loader nor beside it (expected:"
                                + " there, or tritonserver hangs); Debian: apt-get install libpython3.11; pyenv: build it"
                                + " with PYTHON_CONFIGURE_OPTS=--enable-shared; or use Python 3.13",
                        "disk: 100 MB free (expected: 2000 MB); make room");
    }

    @Test
    void oldGlibc_isNamed() {
        PythonFacts debian11 = python("3.11.2", new Version(2, 31), true, null);
        assertThat(Preflight.findings(TRITON, debian11, ROOM))
                .singleElement()
                .asString()
                .startsWith("C library: glibc 2.31 (expected: glibc 2.35 or newer)");
        assertThat(Preflight.findings(MILVUS, debian11, ROOM)).isEmpty();
    }

    @Test
    void libpythonBesideThePython_isEnough() {
        assertThat(Preflight.findings(TRITON, python("3.12.4", new Version(2, 36), false, Path.of("/opt/lib")), ROOM))
                .isEmpty();
    }

    @Test
    void libpython_isNotNeededFrom313OnNorByMilvus() {
        assertThat(Preflight.findings(TRITON, python("3.13.1", new Version(2, 36), false, null), ROOM))
                .isEmpty();
        assertThat(Preflight.findings(MILVUS, python("3.11.1", new Version(2, 36), false, null), ROOM))
                .isEmpty();
    }

    @Test
    void supported_isFrom310To313() {
        assertThat(List.of("3.9.18", "3.10.0", "3.13.9", "3.14.0", "2.7.18").stream()
                        .map(Version::parse)
                        .map(Preflight::supported))
                .containsExactly(false, true, true, false, false);
    }

    @Test
    void noPython_listsWhatWasSeen() {
        assertThat(Preflight.noPython(List.of()).problem())
                .isEqualTo("Python on the PATH: none (expected: 3.10 to 3.13)");
        assertThat(Preflight.noPython(List.of("/usr/bin/python3 3.9.2")).problem())
                .contains("/usr/bin/python3 3.9.2");
    }

    private static PythonFacts debian12() {
        return python("3.11.2", new Version(2, 36), true, null);
    }

    private static PythonFacts python(String version, Version glibc, boolean loadable, @Nullable Path libdir) {
        String library = "libpython" + Version.parse(version) + ".so.1.0";
        return new PythonFacts(
                Path.of("/usr/bin/python3"), version, true, "Linux", "x86_64", glibc, library, loadable, libdir);
    }
}
