package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static io.tuwen.flink.embed.Events.tombstone;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.time.Duration;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedRemovalTest {
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
    void removal_takesTheRowAway_andStaysKnown() throws Exception {
        rig.send(caption("1", 1, "a")).embedded("a");

        rig.send(removal("1", 2), removal("1", 2), caption("1", 2, "a"), caption("1", 1, "a"));

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "REMOVE main:1 v2");
        assertThat(rig.count(Fate.DUPLICATE)).isEqualTo(1);
        assertThat(rig.count(Fate.STALE)).isEqualTo(2);
    }

    @Test
    void removal_doesNotWait_andTheResultInFlightIsDropped() throws Exception {
        rig.send(caption("1", 1, "a"), removal("1", 1));
        assertThat(rig.index.journal()).containsExactly("REMOVE main:1 v1");

        rig.embedded("a");

        assertThat(rig.index.versions()).isEmpty();
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
    }

    @Test
    void removal_dropsWhatWaits_butNotWhatIsNewer() throws Exception {
        rig.send(caption("1", 1, "a"), caption("1", 2, "b"), removal("1", 3), caption("1", 4, "c"), removal("1", 3));

        rig.embedded("a").embedded("c");

        assertThat(rig.index.journal()).containsExactly("REMOVE main:1 v3", "PUT main:1 v4");
        assertThat(rig.encoder.inferences.made()).isEqualTo(2);
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(2);
        assertThat(rig.count(Fate.STALE)).isEqualTo(1);
    }

    @Test
    void removal_duringTheFetch_savesTheInference() throws Exception {
        rig.send(reference("1", 1, "http://host/a"), removal("1", 2)).fetched("http://host/a");

        assertThat(rig.encoder.inferences.made()).isZero();
        assertThat(rig.total("account.inFlight")).isZero();
    }

    @Test
    void removal_ofAParkedEvent_endsIt() throws Exception {
        rig.send(reference("1", 1, "http://down/a"));
        rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);
        rig.settle().send(removal("1", 2));

        rig.advance(Duration.ofHours(1));

        assertThat(rig.encoder.fetches.made()).isEqualTo(1);
        assertThat(rig.total("parked")).isZero();
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
    }

    @Test
    void tombstone_removesEveryContent_toldInFlightWaitingOrParked() throws Exception {
        rig.send(caption("1", "told", 1, "a")).embedded("a");
        rig.send(caption("1", "flying", 4, "b"), caption("1", "waiting", 5, "c"), caption("1", "waiting", 6, "d"));
        rig.send(caption("2", "other", 9, "e"));

        rig.send(tombstone("1")).embedded("b").embedded("c").embedded("e");

        assertThat(rig.index.journal())
                .containsExactly(
                        "PUT told:1 v1",
                        "REMOVE flying:1 v4",
                        "REMOVE told:1 v1",
                        "REMOVE waiting:1 v6",
                        "PUT other:2 v9");
        assertThat(rig.index.records()).isEqualTo(3);
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(3);
    }

    @Test
    void tombstone_removesParkedContent() throws Exception {
        rig.send(reference("1", 7, "http://down/a"));
        rig.encoder.fetches.fail("http://down/a", FailureCode.PICTURE_HOST_UNAVAILABLE);
        rig.settle().send(tombstone("1"));

        assertThat(rig.index.journal()).containsExactly("REMOVE main:1 v7");
        assertThat(rig.total("parked")).isZero();
    }

    @Test
    void tombstone_allowsAHigherVersionToComeBack() throws Exception {
        rig.send(caption("1", 3, "a")).embedded("a").send(tombstone("1"));

        rig.send(caption("1", 3, "a"), caption("1", 4, "a")).embedded("a");

        assertThat(rig.index.versions()).containsEntry("main:1", 4L);
        assertThat(rig.count(Fate.STALE)).isEqualTo(1);
    }

    @Test
    void tombstone_withNothingToRemove_isADuplicate() throws Exception {
        rig.send(tombstone("1"));
        rig.send(caption("2", 1, "a")).embedded("a").send(tombstone("2"), tombstone("2"));

        assertThat(rig.index.journal()).containsExactly("PUT main:2 v1", "REMOVE main:2 v1");
        assertThat(rig.count(Fate.DUPLICATE)).isEqualTo(2);
    }

    @Test
    void besideRowsOfAnEarlierJob_eachFirstMutationIsMarked_alsoAfterARestart() throws Exception {
        try (Rig beside = new Rig(EmbedSettings.DEFAULT, true, new HashMapStateBackend())) {
            beside.send(caption("1", 1, "a"), caption("1", 2, "b")).answerAll();
            beside.restart(beside.checkpoint(), 3);
            beside.send(caption("1", 3, "c"), caption("2", 1, "a")).answerAll();

            assertThat(beside.index.journal())
                    .containsExactlyInAnyOrder(
                            "PUT main:1 v1 first", "PUT main:1 v2", "PUT main:1 v3", "PUT main:2 v1 first");
        }
    }

    @Test
    void besideRowsOfAnEarlierJob_aTombstoneRemovesTheMainRow_andLetsItComeBack() throws Exception {
        try (Rig beside = new Rig(EmbedSettings.DEFAULT, true, new HashMapStateBackend())) {
            beside.send(tombstone("1"), caption("1", 8, "a")).answerAll();

            assertThat(beside.index.journal())
                    .containsExactly("REMOVE main:1 v" + Long.MAX_VALUE + " first", "PUT main:1 v8 first");
        }
    }

    @Test
    void withNoEarlierRows_nothingIsMarked() throws Exception {
        rig.send(caption("1", 1, "a")).embedded("a");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1");
    }
}
