package io.tuwen.local;

import io.tuwen.local.child.Supervisor;
import io.tuwen.local.python.Venv;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Command lines of children that run under the guard of an environment. */
final class Guarded {
    private Guarded() {}

    static List<String> command(Venv venv, List<String> command, Duration grace) {
        return new Supervisor(venv.python(), venv.script("supervise.py")).guard(command, grace);
    }

    /**
     * One of our starters of a Milvus.
     *
     * @param starter a file of {@code infra/local}
     * @param rows the folder that the server owns
     */
    static List<String> milvus(Venv venv, String starter, int port, Path rows, Duration grace) {
        List<String> serve = List.of(
                venv.python().toString(),
                venv.script(starter).toString(),
                "--port",
                Integer.toString(port),
                "--data-dir",
                rows.toString());
        return command(venv, serve, grace);
    }
}
