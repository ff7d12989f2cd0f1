package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.flink.account.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedFailureTest {
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
    void recordAtFault_becomesADeadLetterWithItsBytes_andTheStreamGoesOn() throws Exception {
        rig.send(reference("1", 1, "http://host/gone"), caption("2", 1, "b"));
        rig.encoder.fetches.fail("http://host/gone", FailureCode.PICTURE_NOT_FOUND);

        rig.settle().embedded("b");

        assertThat(rig.deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.getCode()).isEqualTo("PICTURE_NOT_FOUND");
            assertThat(letter.getAttempts()).isEqualTo(1);
            assertThat(letter.getKey().array()).asString().isEqualTo("1");
        });
        assertThat(rig.count(Fate.DEAD_LETTERED)).isEqualTo(1);
        assertThat(rig.index.versions()).containsOnlyKeys("main:2");
    }

    @Test
    void inputRefusedByTheModel_becomesADeadLetter_andTheWaitingEventFollows() throws Exception {
        rig.send(caption("1", 1, "a"), caption("1", 2, "b"));
        rig.encoder.inferences.fail("a", FailureCode.MODEL_INPUT_REFUSED);

        rig.settle().embedded("b");

        assertThat(rig.deadLetters).hasSize(1);
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v2");
    }

    @Test
    void failureThatSomebodyMustMend_failsTheTask() throws Exception {
        rig.send(caption("1", 1, "a"));
        rig.encoder.inferences.fail("a", FailureCode.MODEL_ACCESS_DENIED);

        assertThatThrownBy(rig::settle)
                .isInstanceOf(FailureException.class)
                .hasMessage("MODEL_ACCESS_DENIED: scripted for a");
    }

    @Test
    void failureThatAClientShouldWaitFor_failsTheTask() throws Exception {
        rig.send(caption("1", 1, "a"));
        rig.encoder.inferences.fail("a", FailureCode.MODEL_OVERLOADED);

        assertThatThrownBy(rig::settle).hasMessageContaining("a client waits by itself");
    }

    @Test
    void callThatBreaksItsPromise_failsTheTask() throws Exception {
        rig.send(caption("1", 1, "a"));
        rig.encoder.inferences.breakPromise("a");

        assertThatThrownBy(rig::settle).rootCause().hasMessage("promise broken");
    }

    @Test
    void close_closesBothClients_andIgnoresWhatCompletesAfterwards() throws Exception {
        rig.send(caption("1", 1, "a"), reference("2", 1, "http://host/b"));

        rig.close();

        assertThat(rig.encoder.closed).isEqualTo(2);
        assertThat(rig.encoder.inferences.open()).isEmpty();
        assertThat(rig.index.journal()).isEmpty();
        assertThat(rig.deadLetters).isEmpty();
    }
}
