package io.tuwen.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What files of a model repository are refused with. */
final class Refusals {
    private Refusals() {}

    /** @param findings all of which the message must hold */
    static void assertInvalid(ThrowingCallable call, String... findings) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                .hasMessageContainingAll(findings);
    }
}
