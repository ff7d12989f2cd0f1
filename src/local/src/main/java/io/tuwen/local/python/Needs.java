package io.tuwen.local.python;

import java.util.Set;

/**
 * What the packages of an environment ask of the machine.
 *
 * @param machines processors there are packages for, as {@code uname -m} names them
 * @param glibc the oldest
 * @param libpython whether the interpreter must be there as a shared library, before Python 3.13
 * @param megabytes on disk, with what making it takes
 */
record Needs(Set<String> machines, Version glibc, boolean libpython, long megabytes) {
    static final Version OLDEST_PYTHON = new Version(3, 10);
    static final Version NEWEST_PYTHON = new Version(3, 13);
    /** From here on tritonserver's Python process needs no shared interpreter. */
    static final Version WITHOUT_LIBPYTHON = new Version(3, 13);

    Needs {
        machines = Set.copyOf(machines);
    }
}
