package io.tuwen.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.child.ChildLog;
import io.tuwen.local.child.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server in a child process, which can be stopped, killed and started again on the same port and data. */
public abstract sealed class ChildServer implements LocalServer permits MilvusLite, MilvusStandalone, TritonServer {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ChildServerSpec spec;
    private final List<Consumer<String>> deathListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Run run;

    /** @param asked whether it was asked to end, so that its end is no news */
    private record Run(ChildProcess process, AtomicBoolean asked) {}

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
    public final boolean alive() {
        Run current = run;
        return current != null && current.process().alive();
    }

    /**
     * Tells {@code listener} each time the server ends without having been asked to by {@link #stop} or
     * {@link #close}; the text says how and what it wrote last. Called on a thread of its own.
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
        Run current = new Run(started, new AtomicBoolean());
        run = current;
        started.whenEnded(() -> reportDeath(current));
    }

    /** Asks it to end and waits until it is gone; by force when its grace is over. Its data stays. */
    public final synchronized void stop() {
        Run current = run;
        if (current != null) {
            current.asked().set(true);
            current.process().stop();
        }
    }

    /** Ends it as a crash would, with SIGKILL, and waits until it is gone. */
    public final synchronized void kill() {
        Run current = run;
        if (current != null) {
            current.process().kill();
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
                FailureCode.CONFIGURATION_INVALID, this + " " + what + "; " + spec.remedy() + lastLines(log));
    }

    private void reportDeath(Run ended) {
        if (!ended.asked().get()) {
            ChildProcess process = ended.process();
            String report = this + " ended with code " + process.exitCode() + lastLines(process.log());
            deathListeners.forEach(listener -> listener.accept(report));
        }
    }

    private static String lastLines(ChildLog log) {
        return "\nLast lines of " + log.file() + ":\n" + log.tail();
    }
}
