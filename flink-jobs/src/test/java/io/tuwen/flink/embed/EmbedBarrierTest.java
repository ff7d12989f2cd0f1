package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.embed.Rig.Checkpoint;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedBarrierTest {
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(EmbedSettings.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void barrier_withCallsInFlight_leavesACopyThatARestartDrives() throws Exception {
        rig.send(caption("1", 1, "a"), caption("2", 1, "b"));

        rig.restart(rig.checkpoint(), 1);

        assertThat(rig.encoder.inferences.open()).containsExactlyInAnyOrder("a", "b");
        rig.answerAll();
        assertThat(rig.index.versions()).isEqualTo(Map.of("main:1", 1L, "main:2", 1L));
    }

    @Test
    void barrier_doesNotDisturbTheCalls() throws Exception {
        rig.send(caption("1", 1, "a"));
        rig.checkpoint();

        rig.embedded("a");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1");
        assertThat(rig.encoder.inferences.made()).isEqualTo(1);
    }

    @Test
    void barrierAfterCompletion_holdsNothing() throws Exception {
        rig.send(caption("1", 1, "a"), reference("2", 1, "http://host/b"), caption("3", 1, "c"), caption("3", 2, "d"));
        rig.checkpoint();
        rig.answerAll();

        rig.restart(rig.checkpoint(), 1);

        assertThat(rig.total("parked")).isZero();
        assertThat(rig.total("account.inFlight")).isZero();
        assertThat(rig.encoder.inferences.open()).isEmpty();
        assertThat(rig.encoder.fetches.open()).isEmpty();
    }

    @Test
    void barrier_copiesOnlyTheNewest_andCountsTheOlderAsConflatedIfRestored() throws Exception {
        rig.send(caption("1", 1, "a"), caption("1", 2, "b"));
        Checkpoint checkpoint = rig.checkpoint();
        rig.answerAll();
        assertThat(rig.count(Fate.CONFLATED)).isZero();

        rig.restart(checkpoint, 1).answerAll();

        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
        assertThat(rig.index.versions()).containsEntry("main:1", 2L);
    }

    @Test
    void copyOfAnOlderEvent_isReplacedByTheNextBarrier_andGoesWithTheNewest() throws Exception {
        rig.send(caption("1", 1, "a"));
        rig.checkpoint();
        rig.send(caption("1", 2, "b")).embedded("a");
        Checkpoint second = rig.checkpoint();
        rig.embedded("b");

        rig.restart(rig.checkpoint(), 1);
        assertThat(rig.encoder.inferences.open()).isEmpty();

        rig.restart(second, 1);
        assertThat(rig.encoder.inferences.open()).containsExactly("b");
    }

    @Test
    void removalAfterABarrier_takesTheCopyAway() throws Exception {
        rig.send(caption("1", 1, "a"));
        rig.checkpoint();

        rig.send(removal("1", 1)).restart(rig.checkpoint(), 1);

        assertThat(rig.encoder.inferences.open()).isEmpty();
        assertThat(rig.index.versions()).isEmpty();
    }

    @Test
    void rescale_withCallsInFlight_losesNothingAndKeepsOrder() throws Exception {
        for (int item = 0; item < 30; item++) {
            rig.send(caption("" + item, 1, "first " + item), caption("" + item, 2, "second " + item));
        }
        rig.restart(rig.checkpoint(), 3);
        assertThat(rig.encoder.inferences.open()).hasSize(30).allMatch(subject -> subject.startsWith("second"));
        for (int item = 0; item < 30; item += 3) {
            rig.embedded("second " + item).send(caption("" + item, 3, "third " + item));
        }

        rig.restart(rig.checkpoint(), 2).answerAll();

        assertThat(rig.index.versions()).hasSize(30);
        for (int item = 0; item < 30; item++) {
            assertThat(rig.index.versions()).containsEntry("main:" + item, item % 3 == 0 ? 3L : 2L);
        }
        assertThat(rig.total("account.inFlight")).isZero();
    }

    @Test
    void restart_readsAgainWhatCameAfterTheCheckpoint_andCountsItOnce() throws Exception {
        rig.send(caption("1", 1, "a"));
        Checkpoint checkpoint = rig.checkpoint();
        rig.send(caption("2", 1, "b"), removal("1", 2), caption("1", 1, "late")).answerAll();
        Map<String, Long> before = rig.index.versions();

        rig.restart(checkpoint, 2).answerAll();

        assertThat(rig.index.versions()).isEqualTo(before);
        assertThat(rig.count(Fate.STALE)).isEqualTo(1);
    }

    @Test
    void restart_keepsTheTriesAndTheDueTimeOfParkedEvents() throws Exception {
        rig.send(reference("1", 1, "http://down/a"));
        for (int i = 0; i < 6; i++) {
            rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);
            rig.settle().advance(Duration.ofMinutes(10));
        }
        rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);
        rig.settle().restart(rig.checkpoint(), 3);
        assertThat(rig.encoder.fetches.open()).isEmpty();

        rig.advance(Duration.ofMinutes(10));
        rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);
        rig.settle();

        assertThat(rig.deadLetters)
                .singleElement()
                .extracting(letter -> letter.getAttempts())
                .isEqualTo(8);
    }
}
