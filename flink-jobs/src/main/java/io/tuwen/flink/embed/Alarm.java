package io.tuwen.flink.embed;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.jspecify.annotations.Nullable;

/** One processing-time callback, at the earliest time that was asked for. Its action runs on the subtask's thread. */
final class Alarm {
    private final ProcessingTimeService time;
    private final Runnable action;
    private long setFor = Long.MAX_VALUE;
    private @Nullable ScheduledFuture<?> timer;

    Alarm(ProcessingTimeService time, Runnable action) {
        this.time = time;
        this.action = action;
    }

    /** @param millis processing time; {@link Long#MAX_VALUE} for never */
    void at(long millis) {
        if (millis >= setFor) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        setFor = millis;
        timer = time.registerTimer(millis, at -> ring());
    }

    private void ring() {
        setFor = Long.MAX_VALUE;
        timer = null;
        action.run();
    }
}
