package io.tuwen.local.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One running child under guard. Safe for use by many threads. */
public final class ChildProcess {
    private final Process supervisor;
    private final ChildLog log;

    private ChildProcess(Process supervisor, ChildLog log) {
        this.supervisor = supervisor;
        this.log = log;
    }

    /** Starts {@code command}, its output at the end of {@code log}. */
    public static ChildProcess start(ChildCommand command, ChildLog log) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.file().toFile()));
        // They would make a child import another Python's packages.
        List.of("PYTHONPATH", "PYTHONHOME").forEach(builder.environment()::remove);
        builder.environment().putAll(command.environment());
        try {
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(command.arguments().get(0) + ": cannot be started", e);
        }
    }

    public ChildLog log() {
        return log;
    }

    public boolean alive() {
        return supervisor.isAlive();
    }

    /** 128 + N when signal N ended it. Only when it is not {@link #alive()}. */
    public int exitCode() {
        return supervisor.exitValue();
    }

    /** Runs {@code action} once, on another thread, when the child has ended for whatever reason. */
    public void whenEnded(Runnable action) {
        supervisor.onExit().thenRun(action);
    }

    /** Waits up to {@code patience} for its end; true if it has ended. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return supervisor.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** TERM, and KILL after the grace that it was started with; returns when it has ended. */
    public void stop() {
        supervisor.destroy();
        supervisor.onExit().join();
    }

    /** KILL; returns when it has ended. */
    public void kill() {
        supervisor.children().forEach(ProcessHandle::destroyForcibly);
        supervisor.destroy();
        supervisor.onExit().join();
    }
}
