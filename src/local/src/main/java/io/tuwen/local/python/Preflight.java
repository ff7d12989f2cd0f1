package io.tuwen.local.python;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holds a machine against what an environment needs, and says at once all that is missing. */
final class Preflight {
    private Preflight() {}

    /** In the order in which somebody would mend them; empty when all is well. */
    static List<Finding> findings(Needs needs, PythonFacts python, long freeMegabytes) {
        return Stream.of(
                        machine(needs, python),
                        glibc(needs, python),
                        venv(python),
                        libpython(needs, python),
                        disk(needs, freeMegabytes))
                .flatMap(List::stream)
                .toList();
    }

    /** Of the Pythons on the PATH, those that will do come before those that will not. */
    static boolean supported(Version release) {
        return release.compareTo(Needs.OLDEST_PYTHON) >= 0 && release.compareTo(Needs.NEWEST_PYTHON) <= 0;
    }

    /** No Python that will do. */
    static Finding noPython(List<String> found) {
        String what = found.isEmpty() ? "none" : String.join(", ", found);
        return new Finding(
                "Python on the PATH: " + what + " (expected: " + Needs.OLDEST_PYTHON + " to " + Needs.NEWEST_PYTHON
                        + ")",
                "install one (Debian: apt-get install python3 python3-venv) and put it on the PATH as python3 or python3.X");
    }

    private static List<Finding> machine(Needs needs, PythonFacts python) {
        if (python.system().equals("Linux") && needs.machines().contains(python.machine())) {
            return List.of();
        }
        String expected = String.join(" or ", needs.machines().stream().sorted().toList());
        return List.of(new Finding(
                "machine: " + python.system() + " " + python.machine() + " (expected: Linux " + expected + ")",
                "run it on such a machine, or give the addresses of running servers"));
    }

    private static List<Finding> glibc(Needs needs, PythonFacts python) {
        Version glibc = python.glibc();
        if (glibc != null && glibc.compareTo(needs.glibc()) >= 0) {
            return List.of();
        }
        String found = glibc == null ? "another C library" : "glibc " + glibc;
        return List.of(new Finding(
                "C library: " + found + " (expected: glibc " + needs.glibc() + " or newer)",
                "use a newer system (Debian 12, Ubuntu 22.04, or newer), or give the addresses of running servers"));
    }

    private static List<Finding> venv(PythonFacts python) {
        if (python.venv()) {
            return List.of();
        }
        return List.of(new Finding(
                python.executable() + ": cannot make virtual environments (expected: modules venv and ensurepip)",
                "Debian: apt-get install python" + python.release() + "-venv"));
    }

    private static List<Finding> libpython(Needs needs, PythonFacts python) {
        boolean needed = needs.libpython() && python.release().compareTo(Needs.WITHOUT_LIBPYTHON) < 0;
        if (!needed || python.loadable() || python.libdir() != null) {
            return List.of();
        }
        return List.of(new Finding(
                python.executable() + ": " + python.libpython()
                        + " is neither found by the loader nor beside it (expected: there, or tritonserver hangs)",
                "Debian: apt-get install libpython" + python.release()
                        + "; pyenv: build it with PYTHON_CONFIGURE_OPTS=--enable-shared; or use Python 3.13"));
    }

    private static List<Finding> disk(Needs needs, long freeMegabytes) {
        if (freeMegabytes >= needs.megabytes()) {
            return List.of();
        }
        return List.of(new Finding(
                "disk: " + freeMegabytes + " MB free (expected: " + needs.megabytes() + " MB)", "make room"));
    }

    /** All findings in one text. */
    static String report(String subject, List<Finding> findings) {
        List<String> lines = new ArrayList<>(List.of(subject));
        findings.forEach(finding -> lines.add("  - " + finding));
        return String.join("\n", lines);
    }
}
