package io.tuwen.encoder;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Daemon threads for decoding and tokenizing, with a bounded queue. When the queue is full the caller does the work
 * itself: that slows down exactly who brings too much. Every future completes normally. Safe for use by many threads.
 */
final class PreparationThreads implements AutoCloseable {
    private final ThreadPoolExecutor executor;

    PreparationThreads(String name, int threads, int queued) {
        AtomicInteger number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queued), work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** @param work does not throw */
    <T> CompletableFuture<Outcome<T>> submit(Supplier<Outcome<T>> work) {
        Preparation<T> preparation = new Preparation<>(work, new CompletableFuture<>());
        try {
            executor.execute(preparation);
        } catch (RejectedExecutionException e) {
            if (executor.isShutdown()) {
                preparation.abandon();
            } else {
                preparation.run();
            }
        }
        return preparation.result();
    }

    @Override
    public void close() {
        for (Runnable waiting : executor.shutdownNow()) {
            ((Preparation<?>) waiting).abandon();
        }
    }

    private record Preparation<T>(Supplier<Outcome<T>> work, CompletableFuture<Outcome<T>> result) implements Runnable {
        /** An error such as a lack of memory goes on to the thread's handler, but nobody waits for ever. */
        @Override
        public void run() {
            try {
                result.complete(work.get());
            } finally {
                result.complete(Outcome.failed(
                        FailureCode.MODEL_INPUT_REFUSED, "content: broke its preparation; standard error tells how"));
            }
        }

        void abandon() {
            result.complete(Outcome.failed(FailureCode.CLOSED, "encoder: closed"));
        }
    }
}
