package io.tuwen.encoder.fetch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a host alone that has failed several times in a row; after a pause one call finds out how it is. A host that says
 * how long it wants to be left alone is taken at its word. Not safe for use by many threads.
 */
final class HostCircuit {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** While one call finds out how the host is, nobody else asks: others come again after this. */
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final Clock clock;
    private final CircuitBreaker breaker;
    private Instant openUntil = Instant.MIN;
    private String last = "";

    HostCircuit(HostSettings settings, Clock clock) {
        this.clock = clock;
        Duration longest = settings.longestPause();
        Duration first = FIRST_PAUSE.compareTo(longest) < 0 ? FIRST_PAUSE : longest;
        IntervalFunction pauses = IntervalFunction.ofExponentialBackoff(first, 2, longest);
        this.breaker = CircuitBreaker.of("picture-host", config(settings.failures(), pauses));
    }

    private CircuitBreakerConfig config(int failures, IntervalFunction pauses) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .slidingWindow(failures, failures, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(pause -> openFor(pauses.apply(pause)))
                .build();
    }

    /** @return for the breaker, which is still open at the last moment of its wait */
    private long openFor(long millis) {
        openUntil = clock.instant().plusMillis(millis);
        return millis - 1;
    }

    /** Begins a call, to be {@linkplain #end ended} or {@linkplain #cancel cancelled}. @return null when it has begun */
    @Nullable
    Failure begin() {
        if (breaker.tryAcquirePermission()) {
            return null;
        }
        if (breaker.getState() == State.HALF_OPEN) {
            return new Failure(FailureCode.PICTURE_HOST_BUSY, "one call finds out whether it is back", PROBE);
        }
        Duration pause = Duration.between(clock.instant(), openUntil);
        return new Failure(
                FailureCode.PICTURE_HOST_UNAVAILABLE,
                "left alone for " + pause.toMillis() + " ms after it has failed; at last: " + last,
                pause);
    }

    /** As if it had not begun. */
    void cancel() {
        breaker.releasePermission();
    }

    /** @param failure of the host; null when it has answered, whatever it said */
    void end(@Nullable Failure failure) {
        if (failure == null) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            return;
        }
        last = failure.message();
        breaker.onError(0, TimeUnit.NANOSECONDS, new FailureException(failure));
        Duration asked = failure.retryAfter();
        if (asked != null && asked.toMillis() > 0 && clock.instant().plus(asked).isAfter(openUntil)) {
            breaker.transitionToOpenStateFor(Duration.ofMillis(openFor(asked.toMillis())));
        }
    }
}
