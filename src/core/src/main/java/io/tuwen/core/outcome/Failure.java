package io.tuwen.core.outcome;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failure as a value.
 *
 * @param message names the thing, the offending value, what was expected; never a payload
 * @param retryAfter how long the other side asked to be left alone, where it did
 */
public record Failure(
        FailureCode code, String message, @Nullable Duration retryAfter) {

    public static Failure of(FailureCode code, String message) {
        return new Failure(code, message, null);
    }

    public Disposition disposition() {
        return code.disposition();
    }

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
