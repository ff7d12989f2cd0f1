package io.tuwen.milvus;

import java.util.function.Function;

/** What came of one call. */
sealed interface Reply<T> {

    record Done<T>(T value) implements Reply<T> {}

    record Rejected<T>(Verdict verdict) implements Reply<T> {}

    default <R> Reply<R> map(Function<? super T, ? extends R> next) {
        if (this instanceof Done<T> done) {
            return new Done<>(next.apply(done.value()));
        }
        return new Rejected<>(((Rejected<T>) this).verdict());
    }
}
