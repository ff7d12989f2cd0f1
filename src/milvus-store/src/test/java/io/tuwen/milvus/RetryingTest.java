package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.milvus.Reply.Done;
import io.tuwen.milvus.Reply.Rejected;
import io.tuwen.milvus.Verdict.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RetryingTest {
    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(10), 3, null);

    private final ManualTime time = new ManualTime();
    private final List<FailureCode> retried = new ArrayList<>();
    private final StoreMetrics metrics = new StoreMetrics() {
        @Override
        public void retried(FailureCode code) {
            retried.add(code);
        }
    };
    private final Server server = new Server();

    @Test
    void run_answerAtOnce_isTheOutcome() {
        server.answers.add(new Done<>("yes"));

        assertThat(run(POLICY)).isCompletedWithValue(Outcome.success("yes"));
    }

    @Test
    void run_serverToWaitFor_isAskedWithoutEndAtGrowingDelays() {
        CompletableFuture<Outcome<String>> asked = run(POLICY);
        server.otherwise = rejected(Kind.WAIT, FailureCode.INDEX_UNAVAILABLE);
        server.fail();

        time.pass(Duration.ofHours(10));
        assertThat(asked).isNotDone();
        assertThat(server.tries).isGreaterThan(3_000);
        for (int i = 0; i < 12; i++) {
            long most = Math.min(100L << i, 10_000);
            assertThat(time.delays().get(i)).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
        assertThat(time.delays()).allMatch(delay -> delay.compareTo(Duration.ofSeconds(10)) <= 0);

        server.answers.add(new Done<>("at last"));
        time.pass(Duration.ofSeconds(10));
        assertThat(asked).isCompletedWithValue(Outcome.success("at last"));
        assertThat(retried).hasSize(time.delays().size()).containsOnly(FailureCode.INDEX_UNAVAILABLE);
    }

    @Test
    void run_delays_areJittered() {
        server.otherwise = rejected(Kind.WAIT, FailureCode.INDEX_OVER_QUOTA);
        run(POLICY);
        server.fail();
        time.pass(Duration.ofMinutes(10));

        assertThat(time.delays().subList(10, 40)).doesNotHaveDuplicates();
    }

    @Test
    void run_doubt_countsAsRefusalAfterAFewTries() {
        server.otherwise = rejected(Kind.DOUBT, FailureCode.INDEX_UNAVAILABLE);
        CompletableFuture<Outcome<String>> asked = run(POLICY);
        server.fail();
        time.pass(Duration.ofHours(1));

        assertThat(code(asked)).isEqualTo(FailureCode.INDEX_ROW_REFUSED);
        assertThat(server.tries).isEqualTo(3);
    }

    @Test
    void run_doubtAmongWaits_countsOnlyDoubts() {
        for (int i = 0; i < 20; i++) {
            server.answers.add(rejected(Kind.WAIT, FailureCode.INDEX_UNAVAILABLE));
        }
        server.answers.add(rejected(Kind.DOUBT, FailureCode.INDEX_UNAVAILABLE));
        server.answers.add(rejected(Kind.DOUBT, FailureCode.INDEX_UNAVAILABLE));
        server.answers.add(new Done<>("yes"));
        CompletableFuture<Outcome<String>> asked = run(POLICY);
        time.pass(Duration.ofHours(1));

        assertThat(asked).isCompletedWithValue(Outcome.success("yes"));
    }

    @Test
    void run_refusedOrFatal_isNotAskedAgain() {
        server.answers.add(rejected(Kind.REFUSED, FailureCode.INDEX_ROW_REFUSED));
        assertThat(code(run(POLICY))).isEqualTo(FailureCode.INDEX_ROW_REFUSED);
        server.answers.add(rejected(Kind.FATAL, FailureCode.INDEX_ACCESS_DENIED));
        assertThat(code(run(POLICY))).isEqualTo(FailureCode.INDEX_ACCESS_DENIED);
        time.pass(Duration.ofHours(1));

        assertThat(server.tries).isEqualTo(2);
    }

    @Test
    void run_attemptThatThrows_isDoubted() {
        Retrying retrying = retrying(POLICY);
        CompletableFuture<Outcome<String>> asked = retrying.run("ask", () -> {
            server.tries++;
            throw new IllegalStateException("cannot be encoded");
        });
        time.pass(Duration.ofHours(1));

        assertThat(code(asked)).isEqualTo(FailureCode.INDEX_ROW_REFUSED);
        assertThat(server.tries).isEqualTo(3);
    }

    @Test
    void run_withPatience_givesTheLastFailureWhenItIsUsedUp() {
        server.otherwise = rejected(Kind.WAIT, FailureCode.INDEX_UNAVAILABLE);
        CompletableFuture<Outcome<String>> asked = run(RetryPolicy.within(Duration.ofSeconds(5)));
        server.fail();
        time.pass(Duration.ofSeconds(5));

        assertThat(code(asked)).isEqualTo(FailureCode.INDEX_UNAVAILABLE);
    }

    @Test
    void close_completesWhatWaitsAndWhatIsUnderWay_andWhatComesLater() {
        server.otherwise = rejected(Kind.WAIT, FailureCode.INDEX_UNAVAILABLE);
        Retrying retrying = retrying(POLICY);
        CompletableFuture<Outcome<String>> waiting = retrying.run("ask", server::ask);
        server.fail();
        server.hangs = true;
        CompletableFuture<Outcome<String>> underWay = retrying.run("ask", server::ask);

        retrying.close();

        assertThat(code(waiting)).isEqualTo(FailureCode.CLOSED);
        assertThat(code(underWay)).isEqualTo(FailureCode.CLOSED);
        int tries = server.tries;
        assertThat(code(retrying.run("ask", server::ask))).isEqualTo(FailureCode.CLOSED);
        server.fail();
        time.pass(Duration.ofHours(1));
        assertThat(server.tries).isEqualTo(tries);
    }

    private CompletableFuture<Outcome<String>> run(RetryPolicy policy) {
        return retrying(policy).run("ask", server::ask);
    }

    private Retrying retrying(RetryPolicy policy) {
        return new Retrying(policy, time, metrics, new Random(7)::nextDouble);
    }

    private static Reply<String> rejected(Kind kind, FailureCode code) {
        return new Rejected<>(new Verdict(kind, Failure.of(code, "as told"), 1));
    }

    private static FailureCode code(CompletableFuture<Outcome<String>> asked) {
        assertThat(asked).isDone();
        return ((Outcome.Failed<String>) asked.join()).failure().code();
    }

    /** Answers as told; the first question without an answer hangs until {@link #fail}. */
    private static final class Server {
        private final Queue<Reply<String>> answers = new ArrayDeque<>();
        private Reply<String> otherwise = rejected(Kind.WAIT, FailureCode.INDEX_UNAVAILABLE);
        private final Queue<CompletableFuture<Reply<String>>> hanging = new ArrayDeque<>();
        private boolean hangs = true;
        private int tries;

        CompletableFuture<Reply<String>> ask() {
            tries++;
            if (!answers.isEmpty()) {
                return CompletableFuture.completedFuture(answers.remove());
            }
            if (!hangs) {
                return CompletableFuture.completedFuture(otherwise);
            }
            CompletableFuture<Reply<String>> answer = new CompletableFuture<>();
            hanging.add(answer);
            return answer;
        }

        /** From now on every question is answered at once, those that hang first. */
        void fail() {
            hangs = false;
            while (!hanging.isEmpty()) {
                hanging.remove().complete(otherwise);
            }
        }
    }
}
