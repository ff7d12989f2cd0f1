package io.tuwen.core.outcome;

import java.util.function.Function;

/** A result or a failure: what the futures of all ports complete with, so that none of them completes exceptionally. */
public sealed interface Outcome<T> {

    record Success<T>(T value) implements Outcome<T> {}

    record Failed<T>(Failure failure) implements Outcome<T> {}

    static <T> Outcome<T> success(T value) {
        return new Success<>(value);
    }

    static <T> Outcome<T> failed(FailureCode code, String message) {
        return new Failed<>(Failure.of(code, message));
    }

    static <T> Outcome<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    /** Goes on with the value, or hands the failure through. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        if (this instanceof Success<T> success) {
            return next.apply(success.value());
        }
        return new Failed<>(((Failed<T>) this).failure());
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> next) {
        return then(value -> success(next.apply(value)));
    }
}
