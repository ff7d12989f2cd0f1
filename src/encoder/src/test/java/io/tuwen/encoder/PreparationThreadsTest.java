package io.tuwen.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PreparationThreadsTest {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final PreparationThreads threads = new PreparationThreads("preparation", 1, 1);

    @AfterEach
    void close() {
        released.countDown();
        threads.close();
    }

    @Test
    void submit_worksOnANamedDaemon() {
        assertThat(threads.submit(PreparationThreadsTest::thread).join())
                .isEqualTo(Outcome.success("preparation-1 daemon"));
    }

    private static Outcome<String> thread() {
        Thread thread = Thread.currentThread();
        return Outcome.success(thread.getName() + (thread.isDaemon() ? " daemon" : ""));
    }

    @Test
    void submit_beyondTheQueueIsDoneByTheCaller() throws InterruptedException {
        CompletableFuture<Outcome<String>> busy = threads.submit(this::waitForRelease);
        started.await();
        CompletableFuture<Outcome<String>> queued = threads.submit(PreparationThreadsTest::thread);
        CompletableFuture<Outcome<String>> beyond = threads.submit(PreparationThreadsTest::thread);
        assertThat(beyond).isDone();
        assertThat(beyond.join())
                .isEqualTo(Outcome.success(Thread.currentThread().getName()));
        assertThat(queued).isNotDone();
        released.countDown();
        assertThat(busy.join()).isEqualTo(Outcome.success("released"));
        assertThat(queued.join()).isEqualTo(Outcome.success("preparation-1 daemon"));
    }

    @Test
    void submit_ofWorkThatBreaksStillCompletes() {
        CompletableFuture<Outcome<String>> broken = threads.submit(() -> {
            throw new StackOverflowError("on purpose");
        });
        assertThat(code(broken)).isEqualTo(FailureCode.MODEL_INPUT_REFUSED);
        assertThat(threads.submit(PreparationThreadsTest::thread).join()).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void close_completesWhatWaitsAndWhatComesLater() throws InterruptedException {
        CompletableFuture<Outcome<String>> busy = threads.submit(this::waitForRelease);
        started.await();
        CompletableFuture<Outcome<String>> queued = threads.submit(PreparationThreadsTest::thread);
        threads.close();
        assertThat(code(queued)).isEqualTo(FailureCode.CLOSED);
        assertThat(code(threads.submit(PreparationThreadsTest::thread))).isEqualTo(FailureCode.CLOSED);
        assertThat(busy.join()).isEqualTo(Outcome.success("interrupted"));
    }

    private Outcome<String> waitForRelease() {
        started.countDown();
        try {
            released.await();
            return Outcome.success("released");
        } catch (InterruptedException e) {
            return Outcome.success("interrupted");
        }
    }

    private static FailureCode code(CompletableFuture<Outcome<String>> future) {
        return ((Failed<String>) future.join()).failure().code();
    }
}
