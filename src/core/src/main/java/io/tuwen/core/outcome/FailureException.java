package io.tuwen.core.outcome;

/** Carries a failure out of a place where only an exception can leave: a start-up check, a job that must fail. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public FailureException(FailureCode code, String message) {
        this(Failure.of(code, message));
    }

    public Failure failure() {
        return failure;
    }
}
