package io.tuwen.triton;

import java.time.Duration;

/** Time as the client sees it, so that tests can move it by hand. Safe for use by many threads. */
interface Timer {

    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Runs the task once, no sooner than after the delay, on a thread that it must not block. */
    void after(Duration delay, Runnable task);
}
