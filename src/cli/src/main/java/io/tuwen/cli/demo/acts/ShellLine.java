package io.tuwen.cli.demo.acts;

import java.nio.file.Path;

/** What to type to do the same as an act. */
final class ShellLine {
    private ShellLine() {}

    /**
     * @param home where the script `tuwen` is
     * @param file of jsonl
     */
    static String publish(Path home, Path file) {
        Path shown = file.startsWith(home) ? home.relativize(file) : file;
        return "./tuwen publish " + quoted(shown.toString());
    }

    /** @param service its address, {@code http://host:port} */
    static String post(String service, String act) {
        return "curl --json '{}' " + service + "/v1/demo/" + act;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./,:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
