package io.tuwen.flink.index;

import static io.tuwen.flink.index.Mutations.firstPut;
import static io.tuwen.flink.index.Mutations.key;
import static io.tuwen.flink.index.Mutations.put;
import static io.tuwen.flink.index.Mutations.remove;
import static io.tuwen.flink.index.Mutations.retag;
import static io.tuwen.flink.index.Mutations.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import io.tuwen.testkit.fakes.HoldingVectorStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexOperatorTest {
    private static final IndexSettings TWO_ROWS = new IndexSettings(2, 1_000_000, Duration.ofMillis(100));

    private final HoldingVectorStore store = new HoldingVectorStore();
    private IndexHarness index;

    IndexOperatorTest() throws Exception {
        index = IndexHarness.open(TWO_ROWS, store);
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    @Test
    void mutations_fullBatch_isSentAtOnce() throws Exception {
        index.process(put("a", 1, 1), put("b", 1, 1));

        assertThat(store.calls()).containsExactly("upsert 2");
        assertThat(store.rows()).containsOnlyKeys(key("a"), key("b"));
        assertThat(index.count(Fate.INDEXED)).isEqualTo(2);
    }

    @Test
    void mutation_alone_isSentWhenItHasLingered() throws Exception {
        index.process(put("a", 1, 1));
        index.advanceTo(99);
        assertThat(store.calls()).isEmpty();

        index.advanceTo(100);

        assertThat(store.rows()).containsOnlyKeys(key("a"));
    }

    @Test
    void mutations_whileABatchIsInFlight_waitForIt() throws Exception {
        store.hold();
        index.process(put("a", 1, 1), put("b", 1, 1), put("a", 2, 2));
        index.advanceTo(1_000);
        assertThat(store.calls()).containsExactly("upsert 2");

        store.release();
        index.runMails();

        assertThat(store.calls()).containsExactly("upsert 2", "upsert 1");
        assertThat(storedVersion("a")).isEqualTo(2);
        assertThat(store.sharedKeys()).isEmpty();
    }

    @Test
    void mutations_ofEveryKind_goSideBySide() throws Exception {
        store.plant(row("b", 1, 1));
        store.plant(row("c", 1, 1));
        index.process(put("a", 2, 2));
        index.drain();
        index.process(retag("b", 2), remove("c", 2));

        assertThat(store.calls()).containsExactly("upsert 1", "retag 1", "delete 1");
        assertThat(store.rows()).containsOnlyKeys(key("a"), key("b"));
        assertThat(index.count(Fate.RETAGGED)).isEqualTo(1);
        assertThat(index.count(Fate.REMOVED)).isEqualTo(1);
    }

    @Test
    void mutations_ofOneRow_foldAndCountAsConflated() throws Exception {
        index.process(put("a", 1, 1), put("a", 2, 2), remove("a", 3));
        index.drain();

        assertThat(store.calls()).containsExactly("delete 1");
        assertThat(index.count(Fate.CONFLATED)).isEqualTo(2);
        assertThat(index.count(Fate.REMOVED)).isEqualTo(1);
    }

    @Test
    void barrier_whileABatchIsInFlightAndOneGathers_waitsForBoth() throws Exception {
        store.hold();
        index.process(put("a", 1, 1), put("b", 1, 1), put("c", 1, 1));

        Thread server = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                store.releaseOne();
                Thread.onSpinWait();
            }
        });
        server.start();
        index.drain();
        server.interrupt();
        server.join();

        assertThat(store.rows()).hasSize(3);
        assertThat(index.count(Fate.INDEXED)).isEqualTo(3);
    }

    @Test
    void endOfInput_drains() throws Exception {
        index.process(put("a", 1, 1));
        index.endInput();

        assertThat(store.rows()).containsOnlyKeys(key("a"));
    }

    @Test
    void refusedRow_isADeadLetterAndTheRestIsIndexed() throws Exception {
        store.refuse(key("a"));
        RowMutation refused = put("a", 9, 1);
        index.process(refused, put("b", 1, 1));

        DeadLetter letter = index.deadLetters().get(0);
        assertThat(letter.getCode()).isEqualTo(FailureCode.INDEX_ROW_REFUSED.name());
        assertThat(letter.getStage()).isEqualTo("index");
        assertThat(letter.getOffset()).isEqualTo(9);
        assertThat(letter.getValue()).isEqualTo(refused.getSource().getValue());
        assertThat(store.rows()).containsOnlyKeys(key("b"));
        assertThat(index.count(Fate.DEAD_LETTERED)).isEqualTo(1);
    }

    @Test
    void retagOfAMissingRow_isADeadLetter() throws Exception {
        index.process(retag("a", 1));
        index.drain();

        assertThat(index.deadLetters())
                .extracting(DeadLetter::getCode)
                .containsExactly(FailureCode.INDEX_ROW_MISSING.name());
    }

    @Test
    void firstOfKey_olderThanStored_isDropped() throws Exception {
        store.plant(row("a", 7, 7));
        index.process(firstPut("a", 3, 3), firstPut("b", 3, 3));

        assertThat(store.calls()).containsExactly("read 2", "upsert 1");
        assertThat(storedVersion("a")).isEqualTo(7);
        assertThat(index.count(Fate.STALE)).isEqualTo(1);
        assertThat(index.count(Fate.INDEXED)).isEqualTo(1);
    }

    @Test
    void afterADroppedFirst_laterButStillOlder_isDroppedTooAlsoAfterARestart() throws Exception {
        store.plant(row("a", 7, 7));
        index.process(firstPut("a", 3, 3));
        index.drain();
        restart();
        index.process(put("a", 5, 5));
        index.drain();
        assertThat(storedVersion("a")).isEqualTo(7);

        index.process(put("a", 8, 8));
        index.drain();
        index.process(put("a", 9, 9));
        index.drain();

        assertThat(storedVersion("a")).isEqualTo(9);
        assertThat(index.count(Fate.STALE)).isEqualTo(2);
        assertThat(store.calls()).endsWith("read 1", "upsert 1", "upsert 1");
    }

    @Test
    void afterADroppedFirst_oneThatGatheredMeanwhile_isComparedToo() throws Exception {
        store.plant(row("a", 7, 7));
        store.hold();
        index.process(firstPut("a", 3, 3), firstPut("b", 3, 3), put("a", 5, 5));
        store.release();
        index.runMails();
        index.drain();

        assertThat(storedVersion("a")).isEqualTo(7);
    }

    @Test
    void afterADroppedFirst_retagOfTheSameContent_isCarriedOut() throws Exception {
        store.plant(row("a", 7, 3));
        index.process(firstPut("a", 3, 3));
        index.drain();
        index.process(retag("a", 8));
        index.drain();

        assertThat(storedVersion("a")).isEqualTo(8);
        assertThat(index.deadLetters()).isEmpty();
    }

    @Test
    void afterADroppedFirst_retagOfAnotherContent_isADeadLetter() throws Exception {
        store.plant(row("a", 7, 7));
        index.process(firstPut("a", 3, 3));
        index.drain();
        index.process(retag("a", 8));
        index.drain();

        assertThat(storedVersion("a")).isEqualTo(7);
        assertThat(index.deadLetters())
                .extracting(DeadLetter::getCode)
                .containsExactly(FailureCode.INDEX_ROW_MISSING.name());
    }

    @Test
    void account_afterARestart_goesOn() throws Exception {
        index.process(put("a", 1, 1), put("b", 1, 1));
        restart();
        index.process(put("a", 2, 1), put("b", 2, 1));

        assertThat(index.count(Fate.INDEXED)).isEqualTo(4);
    }

    @Test
    void accessDenied_failsTheJob() throws Exception {
        store.answerWith(FailureCode.INDEX_ACCESS_DENIED);

        assertThatThrownBy(() -> index.process(put("a", 1, 1), put("b", 1, 1)))
                .hasMessageContaining("INDEX_ACCESS_DENIED");
    }

    @Test
    void acknowledgement_measuresFreshness() throws Exception {
        index.advanceTo(1_000);
        index.process(put("a", 400, 1), put("b", 900, 1));

        assertThat(index.freshness()).containsExactlyElementsOf(List.of(600L, 100L));
    }

    @Test
    void close_closesTheStore() throws Exception {
        index.close();

        assertThat(store.isClosed()).isTrue();
    }

    private long storedVersion(String item) {
        return Objects.requireNonNull(store.rows().get(key(item))).header().version();
    }

    private void restart() throws Exception {
        OperatorSubtaskState state = index.snapshot();
        index.close();
        index = IndexHarness.restore(TWO_ROWS, store, state);
    }
}
