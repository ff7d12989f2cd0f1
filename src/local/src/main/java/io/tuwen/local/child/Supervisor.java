package io.tuwen.local.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The guard between this process and a child: it waits on a pipe that this process holds, and ends the child's whole
 * process group when the pipe closes, which it does even when this process is killed.
 *
 * @param python any Python from 3.10 on
 * @param script {@code infra/local/supervise.py}
 */
public record Supervisor(Path python, Path script) {

    /**
     * The command line that runs a child under guard.
     *
     * @param grace between TERM and KILL
     */
    public List<String> guard(List<String> command, Duration grace) {
        List<String> guarded =
                new ArrayList<>(List.of(python.toString(), script.toString(), "--grace", seconds(grace), "--"));
        guarded.addAll(command);
        return List.copyOf(guarded);
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
