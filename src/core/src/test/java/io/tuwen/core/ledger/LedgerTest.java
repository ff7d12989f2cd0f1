package io.tuwen.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.ledger.Decision.Duplicate;
import io.tuwen.core.ledger.Decision.Embed;
import io.tuwen.core.ledger.Decision.Fetch;
import io.tuwen.core.ledger.Decision.Remove;
import io.tuwen.core.ledger.Decision.Retag;
import io.tuwen.core.ledger.Decision.Stale;
import org.junit.jupiter.api.Test;

/** The table of decisions, one line a case. */
class LedgerTest {
    private static final Digest CUP = new Digest(1, 1);
    private static final Digest JUG = new Digest(1, 2);
    private static final Digest CHEAP = new Digest(2, 1);
    private static final Digest DEAR = new Digest(2, 2);

    private static final LedgerEntry LIVE_5 = LedgerEntry.live(5, CUP, CHEAP);
    private static final LedgerEntry GONE_5 = LedgerEntry.removed(5);

    @Test
    void firstContent_isEmbedded() {
        assertThat(Ledger.decide(live(0, CUP), null)).isEqualTo(new Embed(LedgerEntry.live(0, CUP, CHEAP)));
    }

    @Test
    void unseenContent_isFetchedFirst() {
        assertThat(Ledger.decide(new Claim.Live(6, null, CHEAP, false), null)).isEqualTo(new Fetch());
        assertThat(Ledger.decide(new Claim.Live(6, null, CHEAP, false), LIVE_5)).isEqualTo(new Fetch());
    }

    @Test
    void staleContent_isNotFetched() {
        assertThat(Ledger.decide(new Claim.Live(4, null, CHEAP, false), LIVE_5)).isEqualTo(new Stale(5));
        assertThat(Ledger.decide(new Claim.Live(5, null, CHEAP, false), GONE_5)).isEqualTo(new Stale(5));
    }

    @Test
    void sameContentUnderAHigherVersion_isRetagged() {
        assertThat(Ledger.decide(live(6, CUP), LIVE_5)).isEqualTo(new Retag(LedgerEntry.live(6, CUP, CHEAP)));
    }

    @Test
    void otherAttributesAtTheSameVersion_areRetagged() {
        assertThat(Ledger.decide(new Claim.Live(5, CUP, DEAR, false), LIVE_5))
                .isEqualTo(new Retag(LedgerEntry.live(5, CUP, DEAR)));
    }

    @Test
    void otherContentAtTheSameVersion_isEmbedded() {
        assertThat(Ledger.decide(live(5, JUG), LIVE_5)).isEqualTo(new Embed(LedgerEntry.live(5, JUG, CHEAP)));
    }

    @Test
    void sameAgain_isADuplicate() {
        assertThat(Ledger.decide(live(5, CUP), LIVE_5)).isEqualTo(new Duplicate());
        assertThat(Ledger.decide(new Claim.Gone(5, false), GONE_5)).isEqualTo(new Duplicate());
    }

    @Test
    void lowerVersion_isStaleEvenIfForced() {
        assertThat(Ledger.decide(new Claim.Live(4, JUG, CHEAP, true), LIVE_5)).isEqualTo(new Stale(5));
        assertThat(Ledger.decide(new Claim.Gone(4, true), LIVE_5)).isEqualTo(new Stale(5));
    }

    @Test
    void forcedReplay_isCarriedOutAgain() {
        assertThat(Ledger.decide(new Claim.Live(5, CUP, CHEAP, true), LIVE_5)).isEqualTo(new Embed(LIVE_5));
        assertThat(Ledger.decide(new Claim.Gone(5, true), GONE_5)).isEqualTo(new Remove(GONE_5));
    }

    @Test
    void forcedReplay_bringsNothingDeletedBack() {
        assertThat(Ledger.decide(new Claim.Live(5, CUP, CHEAP, true), GONE_5)).isEqualTo(new Stale(5));
    }

    @Test
    void removalAtTheSameVersion_wins() {
        assertThat(Ledger.decide(new Claim.Gone(5, false), LIVE_5)).isEqualTo(new Remove(GONE_5));
    }

    @Test
    void removalOfWhatNobodyKnows_isCarriedOut() {
        assertThat(Ledger.decide(new Claim.Gone(5, false), null)).isEqualTo(new Remove(GONE_5));
    }

    @Test
    void higherVersionAfterARemoval_isEmbedded() {
        assertThat(Ledger.decide(live(6, CUP), GONE_5)).isEqualTo(new Embed(LedgerEntry.live(6, CUP, CHEAP)));
    }

    private static Claim live(long version, Digest content) {
        return new Claim.Live(version, content, CHEAP, false);
    }
}
