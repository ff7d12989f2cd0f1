package io.tuwen.milvus;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time, and something to do later. */
interface Scheduler extends AutoCloseable {

    long nanoTime();

    /** Runs the task once after the delay, on any thread; never when closed before. */
    void after(Duration delay, Runnable task);

    @Override
    void close();

    /** One daemon thread that carries the name. */
    static Scheduler thread(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new OnExecutor(executor);
    }

    /** The real one. */
    record OnExecutor(ScheduledExecutorService executor) implements Scheduler {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // tasks report by themselves
        public void after(Duration delay, Runnable task) {
            try {
                executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException closed) {
                // What waits here is completed by whoever closes.
            }
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
