package io.tuwen.local;

import io.tuwen.local.child.ChildCommand;
import io.tuwen.local.child.ChildLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that tells one child server from another.
 *
 * @param port what clients use
 * @param ports all that it listens on
 * @param command with its guard
 * @param log where its output goes, run after run
 * @param patience how long a start may take
 * @param remedy what to do when it does not come up
 */
record ChildServerSpec(
        String name,
        int port,
        List<Integer> ports,
        ChildCommand command,
        Path log,
        Readiness readiness,
        Duration patience,
        String remedy) {

    /** Tells whether a server that was started serves yet. */
    @FunctionalInterface
    interface Readiness {
        boolean ready(ChildLog log);
    }
}
