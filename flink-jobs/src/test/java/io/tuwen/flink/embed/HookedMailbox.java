package io.tuwen.flink.embed;

import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.util.function.ThrowingRunnable;

/** The task's mailbox, except that whoever would block for mail runs the test's script instead of the clock on the wall. */
final class HookedMailbox implements MailboxExecutor {
    private final MailboxExecutor mailbox;
    private final Runnable whenBlocked;

    /** @param whenBlocked makes some progress that leads to mail or lets time pass, or throws */
    HookedMailbox(MailboxExecutor mailbox, Runnable whenBlocked) {
        this.mailbox = mailbox;
        this.whenBlocked = whenBlocked;
    }

    @Override
    public void execute(
            MailOptions options, ThrowingRunnable<? extends Exception> command, String format, Object... arguments) {
        mailbox.execute(options, command, format, arguments);
    }

    @Override
    public void yield() {
        if (!mailbox.tryYield()) {
            whenBlocked.run();
        }
    }

    @Override
    public boolean tryYield() {
        return mailbox.tryYield();
    }

    @Override
    public boolean shouldInterrupt() {
        return mailbox.shouldInterrupt();
    }
}
