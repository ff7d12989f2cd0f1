package io.tuwen.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error for whoever watches; nothing where nobody does. Close it. */
public final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** @param shown false under --json, where standard error stays for messages */
    public static Progress of(String task, long total, boolean shown) {
        if (!shown || System.console() == null) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build());
    }

    public void reached(long count) {
        if (bar != null) {
            bar.stepTo(count);
        }
    }

    /** One more; from any thread. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** @param total as it is known by now */
    public void reached(long count, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(count);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
