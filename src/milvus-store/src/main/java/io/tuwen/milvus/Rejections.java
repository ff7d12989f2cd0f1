package io.tuwen.milvus;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.milvus.Reply.Rejected;

/** What did not come about, as whoever asked is told. */
final class Rejections {
    private Rejections() {}

    /** Somebody must change something first. */
    static <T> Reply<T> fatal(String message) {
        Failure failure = Failure.of(FailureCode.INDEX_CONTRACT_MISMATCH, message);
        return new Rejected<>(new Verdict(Verdict.Kind.FATAL, failure, Verdict.NO_CODE));
    }

    /** A rejection under another type; what was done but did not show is looked at again. */
    static <T> Reply<T> of(Reply<?> reply) {
        if (reply instanceof Rejected<?> rejected) {
            return new Rejected<>(rejected.verdict());
        }
        Failure failure = Failure.of(
                FailureCode.INDEX_UNAVAILABLE, "its collection, index or alias was made and does not show yet");
        return new Rejected<>(new Verdict(Verdict.Kind.WAIT, failure, Verdict.NO_CODE));
    }
}
