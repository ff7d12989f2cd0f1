package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Calls of any size, poisoned or not, over a server that answers in any order and is away at times. */
class InterleavingsTest {

    /** What a row does to the call it is in; told by its second byte. */
    enum Kind {
        GOOD,
        REFUSED,
        BREAKS_THE_MODEL
    }

    @Property(tries = 300)
    void everyRow_getsItsOwnOutcome(
            @ForAll("calls") List<List<Kind>> calls,
            @ForAll @IntRange(min = 1, max = 9) int batchRows,
            @ForAll @IntRange(max = 5) int lingerMillis,
            @ForAll long seed) {
        Run run = new Run(batchRows, Duration.ofMillis(lingerMillis), new Random(seed));

        run.makeAll(calls);
        run.drain();

        run.assertOutcomes(false);
    }

    @Property(tries = 100)
    void everyRow_getsItsOwnOutcomeOrClosed(
            @ForAll("calls") List<List<Kind>> calls,
            @ForAll @IntRange(min = 1, max = 9) int batchRows,
            @ForAll @IntRange(max = 5) int lingerMillis,
            @ForAll long seed) {
        Run run = new Run(batchRows, Duration.ofMillis(lingerMillis), new Random(seed));

        run.makeAll(calls);
        run.client.close();

        run.assertOutcomes(true);
    }

    @Provide
    Arbitrary<List<List<Kind>>> calls() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(20, Kind.GOOD), Tuple.of(1, Kind.REFUSED), Tuple.of(1, Kind.BREAKS_THE_MODEL));
        return kinds.list().ofMinSize(1).ofMaxSize(20).list().ofMinSize(1).ofMaxSize(12);
    }

    /** One client, one server, and a dice that says what happens next. */
    private static final class Run {
        private final HeldClient triton = new HeldClient();
        private final ManualTimer timer = new ManualTimer();
        private final Random dice;
        private final InferenceClient client;
        private final List<List<byte[]>> rows = new ArrayList<>();
        private final List<CompletableFuture<List<Outcome<float[]>>>> made = new ArrayList<>();

        Run(int batchRows, Duration linger, Random dice) {
            this.dice = dice;
            TritonSettings settings = TritonSettings.defaults()
                    .withBatches(new TritonSettings.Batches(batchRows, 1000, linger))
                    .withCalls(new TritonSettings.Calls(Duration.ofSeconds(1), 1, 3, 1000));
            this.client = TritonClients.around(triton, new NeverNeeded(), settings, InferenceMetrics.NONE, timer);
        }

        void makeAll(List<List<Kind>> calls) {
            Deque<List<Kind>> toMake = new ArrayDeque<>(calls);
            while (!toMake.isEmpty()) {
                switch (dice.nextInt(3)) {
                    case 0 -> make(toMake.remove());
                    case 1 -> timer.runNext();
                    default -> answerOne();
                }
            }
        }

        void drain() {
            while (!triton.held().isEmpty() || timer.runNext()) {
                answerOne();
            }
        }

        private void make(List<Kind> kinds) {
            List<byte[]> call = new ArrayList<>();
            for (Kind kind : kinds) {
                call.add(new byte[] {(byte) dice.nextInt(), (byte) kind.ordinal()});
            }
            rows.add(call);
            made.add(client.infer(call));
        }

        private void answerOne() {
            List<HeldClient.Call> held = triton.held();
            if (held.isEmpty()) {
                return;
            }
            HeldClient.Call call = held.get(dice.nextInt(held.size()));
            if (dice.nextInt(4) == 0) {
                call.fail(dice.nextBoolean() ? FailureCode.MODEL_OVERLOADED : FailureCode.MODEL_UNAVAILABLE);
            } else if (has(call, Kind.REFUSED)) {
                call.fail(FailureCode.MODEL_INPUT_REFUSED);
            } else if (has(call, Kind.BREAKS_THE_MODEL)) {
                call.fail(FailureCode.MODEL_FAILED);
            } else {
                call.succeed();
            }
        }

        private static boolean has(HeldClient.Call call, Kind kind) {
            return call.rows().stream().anyMatch(row -> row[1] == kind.ordinal());
        }

        void assertOutcomes(boolean closedToo) {
            for (int i = 0; i < made.size(); i++) {
                assertThat(made.get(i)).isDone();
                List<Object> outcomes = TestRows.read(made.get(i));
                assertThat(outcomes).hasSameSizeAs(rows.get(i));
                for (int row = 0; row < outcomes.size(); row++) {
                    Object expected = expected(rows.get(i).get(row));
                    if (!closedToo || outcomes.get(row) != FailureCode.CLOSED) {
                        assertThat(outcomes.get(row)).isEqualTo(expected);
                    }
                }
            }
        }

        private static Object expected(byte[] row) {
            return switch (Kind.values()[row[1]]) {
                case GOOD -> (float) row[0];
                case REFUSED -> FailureCode.MODEL_INPUT_REFUSED;
                case BREAKS_THE_MODEL -> FailureCode.MODEL_FAILED;
            };
        }
    }

    private static final class NeverNeeded implements ModelRepair {
        @Override
        public long generation() {
            return 0;
        }

        @Override
        public CompletableFuture<Boolean> repair(long seen) {
            throw new AssertionError("no process died");
        }
    }
}
