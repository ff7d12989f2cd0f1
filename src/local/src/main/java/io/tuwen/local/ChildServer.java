package io.tuwen.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.child.ChildLog;
import io.tuwen.local.child.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server in a child process, which can be stopped, killed and started again on the same port and data. */
public abstract sealed class ChildServer implements LocalServer permits MilvusLite, MilvusStandalone, TritonServer {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ChildServerSpec spec;
    private final List<Consumer<String>> deathListeners = new CopyOnWriteArrayList<>();
    private @Nullable ChildProcess process;

    ChildServer(ChildServerSpec spec) {
        this.spec = spec;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public String address() {
        return Ports.HOST + ":" + spec.port();
    }

    @Override
    public synchronized boolean alive() {
        return process != null && process.alive();
    }

    /**
     * Tells {@code listener} each time the server ends without having been asked to by {@link #stop} or
     * {@link #close}; the text says how and what it wrote last. Called on a thread of no one's.
     */
    public void onDeath(Consumer<String> listener) {
        deathListeners.add(listener);
    }

    /**
     * Starts it and waits until it serves. Does nothing while it runs.
     *
     * @throws FailureException CONFIGURATION_INVALID, with what the server wrote last, when it does not come up; CLOSED
     *     when this thread is interrupted. It does not run then.
     */
    public final synchronized void start() {
        if (alive()) {
            return;
        }
        spec.ports().forEach(Ports::require);
        prepare();
        ChildProcess started = ChildProcess.start(spec.command(), ChildLog.from(spec.log()));
        try {
            awaitReady(started);
        } catch (RuntimeException e) {
            started.kill();
            throw e;
        }
        process = started;
        started.whenEnded(() -> reportDeath(started));
    }

    /** Asks it to end and waits until it is gone; by force when its grace is over. Its data stays. */
    public final void stop() {
        ChildProcess stopping = release();
        if (stopping != null) {
            stopping.stop();
        }
    }

    /** Ends it as a crash would, with SIGKILL, and waits until it is gone. */
    public final synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public final void close() {
        stop();
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }

    /** Called before each start. */
    void prepare() {}

    private synchronized @Nullable ChildProcess release() {
        ChildProcess released = process;
        process = null;
        return released;
    }

    private void awaitReady(ChildProcess started) {
        long deadline = System.nanoTime() + spec.patience().toNanos();
        try {
            while (!spec.readiness().ready(started.log())) {
                if (started.awaitEnd(LOOK_EVERY)) {
                    throw failed("ended with code " + started.exitCode() + " before it served", started.log());
                }
                if (System.nanoTime() > deadline) {
                    throw failed("does not serve after " + spec.patience().toSeconds() + " s", started.log());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, name() + ": interrupted while it started");
        }
    }

    private FailureException failed(String what, ChildLog log) {
        return new FailureException(
                FailureCode.CONFIGURATION_INVALID,
                this + " " + what + "; " + spec.remedy() + "\nLast lines of " + log.file() + ":\n" + log.tail());
    }

    private void reportDeath(ChildProcess ended) {
        if (isCurrent(ended)) {
            String report = this + " ended with code " + ended.exitCode() + "\nLast lines of "
                    + ended.log().file() + ":\n" + ended.log().tail();
            deathListeners.forEach(listener -> listener.accept(report));
        }
    }

    private synchronized boolean isCurrent(ChildProcess ended) {
        return ended.equals(process);
    }
}
