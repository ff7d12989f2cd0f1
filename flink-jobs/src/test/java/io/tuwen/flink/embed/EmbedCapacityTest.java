package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.forced;
import static io.tuwen.flink.embed.Events.inline;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.embed.Rig.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbedCapacityTest {

    private static EmbedSettings settings(int capacity, long bytes, int maxParked) {
        return new EmbedSettings(
                capacity, bytes, Duration.ofSeconds(1), maxParked, Backoff.Settings.DEFAULT, Duration.ofDays(30));
    }

    @Test
    void full_yieldsUntilThereIsRoom() throws Exception {
        try (Rig rig = new Rig(settings(2, 1 << 20, 10))) {
            List<List<String>> asked = new ArrayList<>();
            rig.whenBlocked(() -> {
                asked.add(rig.encoder.inferences.open());
                rig.encoder.inferences.answer("a");
            });

            rig.send(caption("1", 1, "a"), caption("2", 1, "b"), caption("3", 1, "c"));

            assertThat(asked).containsExactly(List.of("a", "b"));
            assertThat(rig.encoder.inferences.open()).containsExactly("b", "c");
            assertThat(rig.total("parked")).isZero();
        }
    }

    @Test
    void capacity_countsBytes_andAdmitsOneOfAnySize() throws Exception {
        try (Rig rig = new Rig(settings(100, 10_000, 10))) {
            List<Long> held = new ArrayList<>();
            rig.whenBlocked(() -> {
                held.add(rig.total("heldBytes"));
                rig.encoder.inferences.answer(ManualEncoder.INLINE);
            });

            rig.send(inline("1", 1, 50_000), inline("2", 1, 4_000), inline("3", 1, 4_000), inline("4", 1, 4_000));

            assertThat(held).hasSize(2);
            assertThat(held.get(0)).isGreaterThan(50_000);
            assertThat(held.get(1)).isBetween(8_000L, 10_000L);
            assertThat(rig.total("heldBytes")).isBetween(8_000L, 10_000L);
        }
    }

    @Test
    void waitingEvents_takeCapacityToo() throws Exception {
        try (Rig rig = new Rig(settings(2, 1 << 20, 10))) {
            rig.whenBlocked(() -> rig.encoder.inferences.answer("a"));

            rig.send(caption("1", 1, "a"), caption("1", 2, "b"), caption("1", 3, "c"), caption("2", 1, "d"));

            assertThat(rig.encoder.inferences.open()).containsExactly("c", "d");
        }
    }

    @Test
    void fetchedPicture_countsOnceItIsHere() throws Exception {
        String large = "http://host/" + "x".repeat(9_000);
        try (Rig rig = new Rig(settings(100, 20_000, 10))) {
            rig.send(reference("1", 1, large));
            long before = rig.total("heldBytes");

            rig.fetched(large);

            assertThat(rig.total("heldBytes")).isEqualTo(before + large.length());
            rig.embedded(large);
            assertThat(rig.total("heldBytes")).isZero();
        }
    }

    @Test
    void modelAway_fullOperatorHoldsEachEventForAWhileThenParksIt_soBarriersPass() throws Exception {
        try (Rig rig = new Rig(settings(2, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofMillis(250)));
            for (int item = 0; item < 12; item++) {
                rig.send(caption("" + item, 1, "text " + item));
                rig.checkpoint();
            }
            assertThat(rig.total("parked")).isEqualTo(10);
            assertThat(rig.encoder.inferences.open()).containsExactly("text 0", "text 1");

            Checkpoint away = rig.checkpoint();
            rig.answerAll();
            assertThat(rig.index.versions()).hasSize(12);

            rig.restart(away, 3).answerAll();
            assertThat(rig.index.versions()).hasSize(12);
            assertThat(rig.total("account.inFlight")).isZero();
        }
    }

    @Test
    void parkedForWantOfRoom_isDrivenWhenRoomComes_afterWhatWasInFlight() throws Exception {
        try (Rig rig = new Rig(settings(1, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofSeconds(1)));

            rig.send(caption("1", 1, "a"), caption("1", 2, "b"), caption("1", 3, "c"), caption("2", 1, "d"));
            assertThat(rig.total("parked")).isEqualTo(2);
            assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
            rig.restart(rig.checkpoint(), 2);
            assertThat(rig.count(Fate.CONFLATED)).isEqualTo(2);
            rig.answerAll();

            assertThat(rig.index.versions()).containsEntry("main:1", 3L).containsEntry("main:2", 1L);
        }
    }

    @Test
    void parkedBehindOneInFlight_isNotDrivenBesideIt_butOnceThatIsDone() throws Exception {
        try (Rig rig = new Rig(settings(2, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofSeconds(1)));
            rig.send(caption("1", 1, "a"), caption("2", 1, "b"));
            rig.checkpoint();
            rig.send(caption("1", 2, "c"));

            rig.embedded("b");
            assertThat(rig.encoder.inferences.open()).containsExactly("a");
            rig.embedded("a");
            assertThat(rig.encoder.inferences.open()).containsExactly("c");
            rig.restart(rig.checkpoint(), 1).answerAll();

            assertThat(rig.index.versions()).containsEntry("main:1", 2L);
        }
    }

    @Test
    void hostFails_whileANewerEventIsParkedForWantOfRoom_theNewerIsKept() throws Exception {
        try (Rig rig = new Rig(settings(1, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofSeconds(1)));
            rig.send(forced(reference("1", 1, "http://down/a")), caption("1", 2, "b"));
            rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);

            rig.settle().answerAll();

            assertThat(rig.index.journal()).containsExactly("PUT main:1 v2");
            assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
        }
    }

    @Test
    void force_isInheritedByAnEventThatIsParkedBehindOneThatFails() throws Exception {
        try (Rig rig = new Rig(settings(1, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofSeconds(1)));
            rig.send(caption("1", 1, "a")).embedded("a");
            rig.send(forced(reference("1", 2, "http://down/a")), caption("1", 3, "a"));
            rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);

            rig.settle().answerAll();

            assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v3");
        }
    }

    @Test
    void removal_whileFull_needsNoRoom_andEndsWhatIsParked() throws Exception {
        try (Rig rig = new Rig(settings(1, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofSeconds(1)));
            rig.send(caption("1", 1, "a"), caption("1", 2, "b"), caption("2", 1, "c"));

            rig.send(removal("1", 3), removal("2", 1)).embedded("a");

            assertThat(rig.index.journal()).containsExactly("REMOVE main:1 v3", "REMOVE main:2 v1");
            assertThat(rig.encoder.inferences.open()).isEmpty();
            assertThat(rig.total("account.inFlight")).isZero();
        }
    }

    @Test
    void asManyParkedAsMayBe_blocksUntilOneIsDone() throws Exception {
        try (Rig rig = new Rig(settings(1, 1 << 20, 1))) {
            List<Long> parked = new ArrayList<>();
            rig.whenBlocked(() -> {
                parked.add(rig.total("parked"));
                rig.advance(Duration.ofSeconds(1));
                if (parked.size() == 5) {
                    rig.encoder.inferences.answer("a");
                }
            });

            rig.send(caption("1", 1, "a"), caption("2", 1, "b"), caption("3", 1, "c"));

            assertThat(parked).containsExactly(0L, 1L, 1L, 1L, 1L);
            rig.answerAll();
            assertThat(rig.index.versions()).hasSize(3);
        }
    }

    @Test
    void eventsParkedForADeadHost_boundTheStreamToo() throws Exception {
        try (Rig rig = new Rig(settings(10, 1 << 20, 1))) {
            rig.send(reference("1", 1, "http://down/a"));
            rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);
            rig.settle().whenBlocked(() -> rig.advance(Duration.ofSeconds(4)));

            rig.send(caption("2", 1, "b"));

            assertThat(rig.encoder.fetches.open()).containsExactly("http://down/a");
            assertThat(rig.encoder.inferences.open()).containsExactly("b");
        }
    }

    @Test
    void endOfInput_drainsWhatIsInFlightWaitingAndParked() throws Exception {
        try (Rig rig = new Rig(settings(2, 1 << 20, 100))) {
            rig.whenBlocked(() -> rig.advance(Duration.ofSeconds(1)));
            rig.send(
                    caption("1", 1, "a"),
                    caption("1", 2, "b"),
                    caption("2", 1, "c"),
                    reference("3", 1, "http://down/a"));
            List<Integer> pauses = new ArrayList<>();
            rig.whenBlocked(() -> {
                List<String> down = rig.encoder.fetches.open();
                down.forEach(uri -> rig.encoder.fetches.fail(uri, FailureCode.PICTURE_HOST_UNAVAILABLE));
                if (rig.encoder.inferences.answerAll() + down.size() == 0) {
                    pauses.add(1);
                    rig.advance(Duration.ofSeconds(1));
                }
            });

            rig.endInput();

            assertThat(rig.index.versions()).containsEntry("main:1", 2L).containsEntry("main:2", 1L);
            assertThat(rig.deadLetters).hasSize(1);
            assertThat(pauses).as("seconds that eight tries took").hasSizeLessThan(10);
            assertThat(rig.total("account.inFlight")).isZero();
        }
    }
}
