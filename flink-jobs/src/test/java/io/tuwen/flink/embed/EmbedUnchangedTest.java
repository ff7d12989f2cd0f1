package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.forced;
import static io.tuwen.flink.embed.Events.inline;
import static io.tuwen.flink.embed.Events.priced;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that says "unchanged" has sent no picture: the one that the ledger knows stands. */
class EmbedUnchangedTest {
    private static final String A = "http://host/a";
    private static final String B = "http://host/b";

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(EmbedSettings.DEFAULT);
        rig.send(reference("1", 1, A)).answerAll();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private long unchanged() {
        return rig.total("fetchesUnchanged");
    }

    @Test
    void newPrice_isRetagged_withoutAPicture() throws Exception {
        rig.send(priced(reference("1", 2, A), 2)).fetched(A);

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "RETAG main:1 v2");
        assertThat(unchanged()).isEqualTo(1);
    }

    @Test
    void sameEventAgain_isADuplicate_withoutAPicture() throws Exception {
        rig.send(reference("1", 1, A)).fetched(A);

        assertThat(rig.count(Fate.DUPLICATE)).isEqualTo(1);
        assertThat(unchanged()).isEqualTo(1);
    }

    @Test
    void pictureSwappedUnderItsAddress_isEmbedded_andKnownFromThenOn() throws Exception {
        rig.encoder.swap(A, B);
        rig.send(reference("1", 2, A)).fetched(A).embedded(B);
        assertThat(unchanged()).isZero();

        rig.send(reference("1", 3, A)).fetched(A);
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v2", "RETAG main:1 v3");
        assertThat(unchanged()).isEqualTo(1);
    }

    @Test
    void samePictureUnderAnotherAddress_isSentWhole_andThenKnownThere() throws Exception {
        rig.encoder.swap(B, A);
        rig.send(reference("1", 2, B)).fetched(B);
        assertThat(unchanged()).isZero();

        rig.send(reference("1", 3, B)).fetched(B);
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "RETAG main:1 v2", "RETAG main:1 v3");
        assertThat(unchanged()).isEqualTo(1);
    }

    @Test
    void forcedReplay_isFetchedWhole() throws Exception {
        rig.send(forced(reference("1", 1, A))).fetched(A).embedded(A);

        assertThat(unchanged()).isZero();
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v1");
    }

    @Test
    void pictureOfAnotherKindInBetween_makesTheOldOneUnknown() throws Exception {
        rig.send(inline("1", 2, 10)).answerAll();
        rig.send(reference("1", 3, A)).fetched(A).embedded(A);

        assertThat(unchanged()).isZero();
        assertThat(rig.index.journal()).endsWith("PUT main:1 v3");
    }

    @Test
    void removedPicture_thatComesBack_isFetchedWhole() throws Exception {
        rig.send(removal("1", 2), reference("1", 3, A)).fetched(A).embedded(A);

        assertThat(unchanged()).isZero();
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "REMOVE main:1 v2", "PUT main:1 v3");
    }

    @Test
    void pictureThatCouldNotBeEmbedded_isNotTakenForKnown() throws Exception {
        rig.encoder.swap(A, B);
        rig.send(reference("1", 2, A)).fetched(A);
        rig.encoder.inferences.fail(B, FailureCode.MODEL_INPUT_REFUSED);

        rig.settle().send(reference("1", 3, A)).fetched(A).embedded(B);

        assertThat(unchanged()).isZero();
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v3");
    }

    @Test
    void whatIsKnown_survivesARestart() throws Exception {
        rig.restart(rig.checkpoint(), 3);

        rig.send(priced(reference("1", 2, A), 2)).fetched(A);

        assertThat(rig.index.journal()).endsWith("RETAG main:1 v2");
        assertThat(unchanged()).isEqualTo(1);
    }

    @Test
    void replayedPrice_whoseRowMayHaveAnotherVector_isFetchedWhole() throws Exception {
        Rig.Checkpoint checkpoint = rig.checkpoint();
        rig.send(priced(reference("1", 2, A), 2)).answerAll();

        rig.restart(checkpoint, 1).fetched(A).embedded(A);

        assertThat(unchanged()).isZero();
        assertThat(rig.index.journal()).endsWith("PUT main:1 v2");
    }

    /** The replay reaches the doubtful event while an undoubted one asks its host. */
    @Test
    void rowThatBecomesDoubtful_whileItsHostIsAsked_isFetchedAgainWhole() throws Exception {
        Rig.Checkpoint checkpoint = rig.checkpoint();
        rig.send(priced(reference("1", 1, A), 5))
                .send(priced(reference("1", 2, A), 2))
                .answerAll();
        rig.restart(checkpoint, 1);

        rig.answerAll();

        assertThat(rig.index.journal()).endsWith("PUT main:1 v1", "RETAG main:1 v2");
    }
}
