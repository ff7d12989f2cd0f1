package io.tuwen.flink.embed;

import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_BUSY;
import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_NOT_FOUND;
import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.forced;
import static io.tuwen.flink.embed.Events.reference;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbedPatienceTest {
    private static final String DOWN = "http://down/a";

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(EmbedSettings.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private void hostFails() {
        rig.encoder.fetches.fail(DOWN, PICTURE_HOST_UNAVAILABLE);
        rig.settle();
    }

    @Test
    void hostThatTimesOut_holdsNoCapacity_andIsTriedAgain() throws Exception {
        rig.send(reference("1", 1, DOWN));
        hostFails();
        assertThat(rig.total("heldBytes")).isZero();
        assertThat(rig.total("parked")).isEqualTo(1);

        rig.advance(Duration.ofMillis(4_999));
        assertThat(rig.encoder.fetches.open()).isEmpty();
        rig.advance(Duration.ofMillis(2_501)).fetched(DOWN).embedded(DOWN);

        assertThat(rig.index.versions()).containsEntry("main:1", 1L);
        assertThat(rig.total("parked")).isZero();
    }

    @Test
    void hostThatTimesOutEightTimes_endsInTheDeadLetters_whileOthersFlow() throws Exception {
        rig.send(reference("1", 1, DOWN));
        for (int attempt = 1; attempt <= 8; attempt++) {
            rig.send(caption("other", attempt, "text " + attempt)).embedded("text " + attempt);
            assertThat(rig.deadLetters).isEmpty();
            hostFails();
            rig.advance(Duration.ofMinutes(10));
        }

        assertThat(rig.deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo("PICTURE_HOST_UNAVAILABLE");
            assertThat(letter.getAttempts()).isEqualTo(8);
            assertThat(letter.getStage()).isEqualTo("embed");
        });
        assertThat(rig.total("account.code.deadLettered[PICTURE_HOST_UNAVAILABLE]"))
                .isEqualTo(1);
        assertThat(rig.index.versions()).containsEntry("main:other", 8L).doesNotContainKey("main:1");
        assertThat(rig.encoder.fetches.made()).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(names = {"PICTURE_NOT_FOUND", "PICTURE_FORBIDDEN"})
    void pictureThatItsHostDenies_isADeadLetterAtOnce(FailureCode code) throws Exception {
        rig.send(reference("1", 1, DOWN));
        rig.encoder.fetches.fail(DOWN, code);
        rig.settle();

        assertThat(rig.deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo(code.name());
            assertThat(letter.getAttempts()).isEqualTo(1);
        });
        assertThat(rig.total("parked")).isZero();
    }

    @Test
    void hostThatAsksForTime_isLeftAloneForThatLong() throws Exception {
        rig.send(reference("1", 1, DOWN));
        failWith(PICTURE_HOST_UNAVAILABLE, Duration.ofMinutes(2));

        rig.advance(Duration.ofSeconds(119));
        assertThat(rig.encoder.fetches.open()).isEmpty();
        rig.advance(Duration.ofSeconds(62));
        assertThat(rig.encoder.fetches.open()).containsExactly(DOWN);
    }

    @Test
    void hostThatIsBusy_isAskedWhenItsTurnComes_asOftenAsItTakes() throws Exception {
        rig.send(reference("1", 1, DOWN));
        for (int turn = 0; turn < 50; turn++) {
            failWith(PICTURE_HOST_BUSY, Duration.ofMillis(700));
            assertThat(rig.total("parked")).isEqualTo(1);
            rig.advance(Duration.ofMillis(699));
            assertThat(rig.encoder.fetches.open()).isEmpty();
            rig.advance(Duration.ofMillis(1));
        }
        rig.fetched(DOWN).embedded(DOWN);

        assertThat(rig.index.versions()).containsEntry("main:1", 1L);
        assertThat(rig.deadLetters).isEmpty();
    }

    @Test
    void turnsThatAreWaitedFor_areNoTries() throws Exception {
        rig.send(reference("1", 1, DOWN));
        failWith(PICTURE_HOST_BUSY, Duration.ofSeconds(1));
        rig.advance(Duration.ofSeconds(1));
        rig.encoder.fetches.fail(DOWN, PICTURE_NOT_FOUND);
        rig.settle();

        assertThat(rig.deadLetters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.getAttempts()).isEqualTo(1));
    }

    private void failWith(FailureCode code, Duration retryAfter) {
        rig.encoder.fetches.fail(DOWN, new Failure(code, "scripted", retryAfter));
        rig.settle();
    }

    @Test
    void failedItem_isNotInTheLedger_soTheSameEventIsTriedAnew() throws Exception {
        rig.send(reference("1", 1, DOWN));
        rig.encoder.fetches.fail(DOWN, PICTURE_NOT_FOUND);
        rig.settle();

        rig.send(reference("1", 1, DOWN)).fetched(DOWN).embedded(DOWN);

        assertThat(rig.deadLetters).hasSize(1);
        assertThat(rig.index.versions()).containsEntry("main:1", 1L);
    }

    @Test
    void newerVersion_replacesAParkedOne() throws Exception {
        rig.send(reference("1", 1, DOWN));
        hostFails();

        rig.send(reference("1", 2, "http://up/b")).answerAll().advance(Duration.ofHours(1));

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v2");
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
        assertThat(rig.encoder.fetches.made()).isEqualTo(2);
    }

    @Test
    void olderVersion_thanAParkedOne_isStale() throws Exception {
        rig.send(reference("1", 5, DOWN));
        hostFails();

        rig.send(reference("1", 4, "http://up/b"));

        assertThat(rig.count(Fate.STALE)).isEqualTo(1);
        assertThat(rig.total("parked")).isEqualTo(1);
    }

    @Test
    void hostFails_whileANewerEventWaits_theNewerIsDriven_withTheForceOfTheOlder() throws Exception {
        rig.send(caption("1", 1, "a")).embedded("a");
        rig.send(forced(reference("1", 2, DOWN)), caption("1", 3, "a"));
        hostFails();

        rig.answerAll();

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v3");
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
        assertThat(rig.total("parked")).isZero();
    }

    @Test
    void eventsParkedForDifferentTimes_areEachTriedAtTheirOwn() throws Exception {
        rig.send(reference("1", 1, DOWN));
        hostFails();
        rig.advance(Duration.ofSeconds(4)).send(reference("2", 1, "http://down/b"));
        rig.encoder.fetches.fail("http://down/b", PICTURE_HOST_UNAVAILABLE);
        rig.settle();

        rig.advance(Duration.ofMillis(3_500));
        assertThat(rig.encoder.fetches.open()).containsExactly(DOWN);
        rig.advance(Duration.ofSeconds(4));
        assertThat(rig.encoder.fetches.open()).containsExactly(DOWN, "http://down/b");
    }

    @Test
    void parkedEvents_surviveManyBarriersAndRestarts() throws Exception {
        rig.send(reference("1", 1, DOWN));
        hostFails();
        for (int parallelism : new int[] {3, 2, 1}) {
            rig.checkpoint();
            rig.restart(rig.checkpoint(), parallelism);
            assertThat(rig.total("parked")).isEqualTo(1);
        }

        rig.advance(Duration.ofSeconds(8)).answerAll();

        assertThat(rig.index.versions()).containsEntry("main:1", 1L);
    }
}
