package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of a model that stopped answering: its first failure loud, the others only as a number at the end. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String subject;
    private final Timer timer;
    private final AtomicLong failures = new AtomicLong();
    private volatile long began;

    Outage(String subject, Timer timer) {
        this.subject = subject;
        this.timer = timer;
    }

    void seen(Failure failure) {
        if (failures.getAndIncrement() == 0) {
            began = timer.nanos();
            LOG.warn("{} will be asked again until it answers: {}", subject, failure);
        } else {
            LOG.debug("{} still fails: {}", subject, failure);
        }
    }

    void over() {
        // Read first: this runs for every call, and outages are rare.
        if (failures.get() > 0) {
            long count = failures.getAndSet(0);
            if (count > 0) {
                LOG.info(
                        "{} answers again after {} failures in {}",
                        subject,
                        count,
                        Duration.ofNanos(timer.nanos() - began));
            }
        }
    }
}
