package io.tuwen.local.python;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Python on the PATH, and what it says about its machine.
 *
 * @param venv whether it can make virtual environments
 * @param system {@code Linux}
 * @param machine {@code x86_64}, {@code aarch64}
 * @param glibc null with another C library
 * @param libpython file name of the interpreter as a shared library
 * @param loadable whether the loader finds that library by itself
 * @param libdir the folder that holds that library beside this Python, null when it does not
 */
record PythonFacts(
        Path executable,
        String version,
        boolean venv,
        String system,
        String machine,
        @Nullable Version glibc,
        String libpython,
        boolean loadable,
        @Nullable Path libdir) {

    Version release() {
        return Version.parse(version);
    }
}
