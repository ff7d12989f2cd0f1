package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.forced;
import static io.tuwen.flink.embed.Events.inline;
import static io.tuwen.flink.embed.Events.priced;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.referenceWithDigest;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.flink.account.Fate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedOrderTest {
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
    void caption_isPutWithItsVectorAndText() throws Exception {
        rig.send(priced(caption("1", 5, "red shirt"), 30));
        assertThat(rig.index.journal()).isEmpty();

        rig.embedded("red shirt");

        Row row = Objects.requireNonNull(rig.index.rows().get(RowKey.parse("main:1")));
        assertThat(row.vector()).isEqualTo(ManualEncoder.vector("red shirt"));
        assertThat(row.header().caption()).isEqualTo("red shirt");
        assertThat(row.header().version()).isEqualTo(5);
        assertThat(row.header().attributes().values()).containsEntry("price", 30L);
        assertThat(row.header().contentDigest()).isEqualTo(ManualEncoder.digest(ManualEncoder.picture("red shirt")));
        assertThat(rig.index.journal()).containsExactly("PUT main:1 v5");
    }

    @Test
    void reference_isFetchedThenEmbedded() throws Exception {
        rig.send(reference("1", 1, "http://host/a"));
        assertThat(rig.encoder.inferences.made()).isZero();

        rig.fetched("http://host/a").embedded("http://host/a");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1");
        assertThat(rig.total("fetches")).isEqualTo(1);
        assertThat(rig.total("inferences")).isEqualTo(1);
    }

    @Test
    void answersOutOfOrder_eachRowIsTold() throws Exception {
        rig.send(caption("1", 1, "a"), caption("2", 1, "b"), caption("3", 1, "c"));

        rig.embedded("c").embedded("a").embedded("b");

        assertThat(rig.index.journal()).containsExactly("PUT main:3 v1", "PUT main:1 v1", "PUT main:2 v1");
    }

    @Test
    void newerEvents_waitForTheOneInFlight_andOnlyTheNewestFollows() throws Exception {
        rig.send(caption("1", 1, "a"), caption("1", 2, "b"), caption("1", 3, "c"), caption("1", 4, "d"));
        assertThat(rig.encoder.inferences.open()).containsExactly("a");
        assertThat(rig.total("waiting")).isEqualTo(1);

        rig.embedded("a").embedded("d");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v4");
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(2);
        assertThat(rig.encoder.inferences.made()).isEqualTo(2);
    }

    @Test
    void contentsOfOneItem_doNotWaitForEachOther() throws Exception {
        rig.send(caption("1", "front", 1, "a"), caption("1", "back", 1, "b"));

        rig.embedded("b").embedded("a");

        assertThat(rig.index.journal()).containsExactly("PUT back:1 v1", "PUT front:1 v1");
    }

    @Test
    void olderThanWhatIsInFlight_isStale() throws Exception {
        rig.send(caption("1", 5, "a"), caption("1", 4, "late"));
        assertThat(rig.count(Fate.STALE)).isEqualTo(1);

        rig.embedded("a").send(caption("1", 3, "later still"));

        assertThat(rig.count(Fate.STALE)).isEqualTo(2);
        assertThat(rig.index.versions()).containsEntry("main:1", 5L);
    }

    @Test
    void sameAgain_isADuplicate_withoutInference() throws Exception {
        rig.send(caption("1", 1, "a")).embedded("a");

        rig.send(caption("1", 1, "a"));

        assertThat(rig.count(Fate.DUPLICATE)).isEqualTo(1);
        assertThat(rig.encoder.inferences.made()).isEqualTo(1);
    }

    @Test
    void sameAgain_whileInFlight_isADuplicateOnceTheFirstIsTold() throws Exception {
        rig.send(caption("1", 1, "a"), caption("1", 1, "a"));

        rig.embedded("a");

        assertThat(rig.count(Fate.DUPLICATE)).isEqualTo(1);
        assertThat(rig.index.journal()).hasSize(1);
    }

    @Test
    void sameVersionOtherContent_theLaterWins() throws Exception {
        rig.send(caption("1", 1, "a"), caption("1", 1, "b")).embedded("a").embedded("b");

        assertThat(rig.index.rows().get(RowKey.parse("main:1")))
                .extracting(row -> row.header().caption())
                .isEqualTo("b");
    }

    @Test
    void attributesOnly_retagsWithoutInference() throws Exception {
        rig.send(caption("1", 1, "a")).embedded("a");

        rig.send(priced(caption("1", 2, "a"), 25));

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "RETAG main:1 v2");
        assertThat(rig.encoder.inferences.made()).isEqualTo(1);
    }

    @Test
    void otherAddressSamePicture_retagsAfterTheFetch() throws Exception {
        rig.send(inline("1", 1, 0)).embedded(ManualEncoder.INLINE);

        rig.send(inline("1", 2, 0));

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "RETAG main:1 v2");
    }

    @Test
    void referenceWithKnownDigest_needsNoFetch() throws Exception {
        rig.send(referenceWithDigest("1", 1, "http://host/a"))
                .fetched("http://host/a")
                .embedded("http://host/a");

        rig.send(priced(referenceWithDigest("1", 2, "http://host/a"), 9), referenceWithDigest("1", 1, "http://host/a"));

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "RETAG main:1 v2");
        assertThat(rig.encoder.fetches.made()).isEqualTo(1);
        assertThat(rig.count(Fate.STALE)).isEqualTo(1);
    }

    @Test
    void forced_isEmbeddedAgain() throws Exception {
        rig.send(caption("1", 1, "a")).embedded("a");

        rig.send(forced(caption("1", 1, "a"))).embedded("a");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v1");
    }

    @Test
    void forcedWhileWaiting_isInheritedByTheEventThatReplacesIt() throws Exception {
        rig.send(caption("1", 1, "a"), forced(caption("1", 1, "a")), priced(caption("1", 2, "a"), 3));

        rig.embedded("a").embedded("a");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v1", "PUT main:1 v2");
        assertThat(rig.count(Fate.CONFLATED)).isEqualTo(1);
    }
}
