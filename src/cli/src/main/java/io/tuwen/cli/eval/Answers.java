package io.tuwen.cli.eval;

import io.tuwen.core.outcome.Failure;
import io.tuwen.search.evaluation.Ranking;
import io.tuwen.search.evaluation.Relevance.PictureTask;
import io.tuwen.search.evaluation.Task;
import java.util.List;

/** One way to ask all queries of a data set, whose contents are at hand when it is made. For use by one thread. */
public interface Answers {

    /** @return one for each text, in their order */
    List<Ranking> textToPicture(Task task);

    /** @return one for each picture that asks, in their order */
    List<Ranking> pictureToText(PictureTask task);

    /**
     * A picture or text of the data set that did not come to a vector.
     *
     * @param content as the data set calls it: {@code image 1076345}
     */
    record Refused(String content, String code, String message) {
        static Refused of(String content, Failure failure) {
            return new Refused(content, failure.code().name(), failure.message());
        }
    }

    /** Contents have no vector, so the benchmark's figures cannot be had: the reference evaluation ends there, too. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Refused> refused;

        /** @param refused at least one */
        RefusedException(List<Refused> refused) {
            super(refused.size() + " contents have no vector");
            this.refused = List.copyOf(refused);
        }

        public List<Refused> refused() {
            return refused;
        }
    }
}
