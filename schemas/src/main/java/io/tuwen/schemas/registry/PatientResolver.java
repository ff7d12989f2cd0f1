package io.tuwen.schemas.registry;

import io.tuwen.schemas.wire.Resolution;
import io.tuwen.schemas.wire.Resolution.Unavailable;
import io.tuwen.schemas.wire.SchemaResolver;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again, and again, until there is an answer: a registry that is away holds its caller, not the caller's records.
 * Only an interrupt ends it, with {@link Unavailable} and the thread still interrupted. Safe for use by many threads.
 */
public final class PatientResolver implements SchemaResolver {
    private static final Logger LOG = LoggerFactory.getLogger(PatientResolver.class);

    /** How time passes: {@link Thread#sleep} but in tests. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    private final SchemaResolver resolver;
    private final Backoff backoff;
    private final Pause pause;

    public PatientResolver(SchemaResolver resolver, Backoff backoff) {
        this(resolver, backoff, duration -> Thread.sleep(duration.toMillis()));
    }

    PatientResolver(SchemaResolver resolver, Backoff backoff, Pause pause) {
        this.resolver = resolver;
        this.backoff = backoff;
        this.pause = pause;
    }

    @Override
    public Resolution byId(int id) {
        return answered(() -> resolver.byId(id));
    }

    @Override
    public Resolution byFingerprint(long fingerprint) {
        return answered(() -> resolver.byFingerprint(fingerprint));
    }

    private Resolution answered(Supplier<Resolution> question) {
        Resolution answer = question.get();
        if (answer instanceof Unavailable away) {
            LOG.warn("Waiting until there is an answer: {}", away.message());
        }
        for (int attempt = 0; answer instanceof Unavailable && paused(attempt); attempt++) {
            answer = question.get();
        }
        return answer;
    }

    private boolean paused(int attempt) {
        try {
            pause.of(backoff.pause(attempt));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
