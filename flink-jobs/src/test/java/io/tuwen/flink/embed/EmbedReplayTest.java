package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.priced;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** After a crash the index is ahead of the ledger: what was written since the last checkpoint stands in it. */
class EmbedReplayTest {
    private static final RowKey KEY = RowKey.parse("main:1");

    @Test
    void replayedRetag_ofARowRemovedBeforeTheCrash_putsTheWholeRow() throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT)) {
            rig.send(caption("1", 1, "a")).answerAll();
            Rig.Checkpoint checkpoint = rig.checkpoint();
            rig.send(priced(caption("1", 2, "a"), 2)).answerAll();
            rig.send(removal("1", 3));
            assertThat(rig.index.rows()).isEmpty();

            // The fake index refuses to retag a row that is not there.
            rig.restart(checkpoint, 1).answerAll();

            assertThat(rig.index.rows()).isEmpty();
        }
    }

    @Test
    void replayedRetag_isEmbedded_theNextOneIsNot() throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT)) {
            rig.send(caption("1", 1, "a")).answerAll();
            Rig.Checkpoint checkpoint = rig.checkpoint();
            rig.send(priced(caption("1", 2, "a"), 2)).answerAll();

            rig.restart(checkpoint, 1).answerAll();
            assertThat(last(rig.index.journal())).isEqualTo("PUT main:1 v2");

            rig.send(priced(caption("1", 3, "a"), 3)).answerAll();
            assertThat(last(rig.index.journal())).isEqualTo("RETAG main:1 v3");
        }
    }

    @Test
    void newRetag_afterARestart_costsNoInference() throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT)) {
            rig.send(caption("1", 1, "a")).answerAll();

            rig.restart(rig.checkpoint(), 1).send(priced(caption("1", 2, "a"), 2));

            assertThat(last(rig.index.journal())).isEqualTo("RETAG main:1 v2");
        }
    }

    @Test
    void pictureSwappedBack_inPlaceOfAReplayedSwap_isEmbedded() throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT)) {
            rig.send(reference("1", 1, "http://h/a")).answerAll();
            Digest first = digest(rig);
            Rig.Checkpoint checkpoint = rig.checkpoint();
            rig.send(reference("1", 2, "http://h/b")).answerAll();
            assertThat(digest(rig)).isNotEqualTo(first);

            rig.restart(checkpoint, 1);
            rig.encoder.fetches.fail("http://h/b", FailureCode.PICTURE_HOST_UNAVAILABLE);
            rig.settle().send(reference("1", 3, "http://h/a")).answerAll();
            rig.advance(Duration.ofMinutes(1)).answerAll();

            assertThat(last(rig.index.journal())).isEqualTo("PUT main:1 v3");
            assertThat(digest(rig)).isEqualTo(first);
        }
    }

    private static Digest digest(Rig rig) {
        return Objects.requireNonNull(rig.index.rows().get(KEY)).header().contentDigest();
    }

    private static String last(List<String> journal) {
        return journal.get(journal.size() - 1);
    }
}
