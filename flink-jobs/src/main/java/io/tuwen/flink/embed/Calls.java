package io.tuwen.flink.embed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.operators.MailboxExecutor;

/** Brings results of calls back onto the subtask's thread. After {@link #close()} none arrives. */
final class Calls {
    private final MailboxExecutor mailbox;
    private boolean closed;

    Calls(MailboxExecutor mailbox) {
        this.mailbox = mailbox;
    }

    /** Goes on with the result on the subtask's thread: at once where it is there already, else by mail. */
    <T> void whenDone(CompletableFuture<T> call, String name, Consumer<T> next) {
        if (call.isDone() && !call.isCompletedExceptionally()) {
            next.accept(call.join());
            return;
        }
        // The returned future tells nothing new: what goes wrong in a mail fails the task.
        var unused = call.whenComplete((result, error) -> post(name, () -> {
            if (error != null) {
                throw new IllegalStateException(name + ": completed exceptionally (expected: an outcome)", error);
            }
            next.accept(result);
        }));
    }

    private void post(String name, Runnable mail) {
        try {
            mailbox.execute(() -> run(mail), name);
        } catch (RejectedExecutionException e) {
            // The task is closing: its state is what the last checkpoint says, not what this call says.
        }
    }

    private void run(Runnable mail) {
        if (!closed) {
            mail.run();
        }
    }

    void close() {
        closed = true;
    }
}
