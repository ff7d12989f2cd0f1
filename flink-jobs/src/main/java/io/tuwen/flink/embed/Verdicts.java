package io.tuwen.flink.embed;

import io.tuwen.core.event.CatalogueEvent;
import io.tuwen.core.event.CatalogueEvent.ItemRemoved;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.ledger.Claim;
import io.tuwen.core.ledger.Decision;
import io.tuwen.core.ledger.Ledger;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import io.tuwen.flink.account.Account;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.wire.Provenance;
import io.tuwen.flink.wire.RowMutations;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the ledger and carries out what was decided: tells the index, remembers in the ledger what it was told, and
 * counts. The ledger is written when the index is told and not before, so what failed is never taken for done later.
 */
final class Verdicts {
    private final LedgerStore ledger;
    private final Account account;
    private final Outlet outlet;
    private final Doubts doubts;
    private final boolean marksFirst;

    Verdicts(EmbedState state, Outlet outlet, Doubts doubts) {
        this.ledger = state.ledger();
        this.account = state.account();
        this.marksFirst = state.marksFirst();
        this.outlet = outlet;
        this.doubts = doubts;
    }

    boolean marksFirst() {
        return marksFirst;
    }

    /** The version that the index was last told; -1 when nothing is known. */
    long knownVersion(RowKey key) {
        LedgerEntry entry = ledger.get(key);
        return entry == null ? -1 : entry.version();
    }

    Set<ContentId> knownContents(ItemId item) {
        return ledger.contentsOf(item);
    }

    /** An event came in: where it may have been carried out before a crash, the ledger is not to be trusted alone. */
    void doubt(Pending pending) {
        if (pending.version() > knownVersion(pending.key())) {
            doubts.raise(pending);
        }
    }

    Decision decide(Pending pending, @Nullable Digest contentDigest) {
        Decision decision = Ledger.decide(pending.claim(contentDigest), ledger.get(pending.key()));
        boolean vectorMayBeAnother = decision instanceof Decision.Retag && doubts.about(pending.key());
        return vectorMayBeAnother ? new Decision.Embed(((Decision.Retag) decision).next()) : decision;
    }

    /** The picture that a host may say to be unchanged; null where its bytes are wanted in any case. */
    @Nullable
    Known known(Pending pending) {
        boolean fetched = pending.change().content() instanceof PictureReference;
        boolean wanted = pending.isForced() || doubts.about(pending.key());
        return fetched && !wanted ? ledger.known(pending.key()) : null;
    }

    /** A picture was fetched: how to ask about it the next time. */
    void remember(Pending pending, Material.Picture picture) {
        if (picture.validator() != null) {
            ledger.remember(pending.key(), new Known(picture.digest(), picture.validator()));
        }
    }

    /** Carries a decision out if that needs no sight of the content. @return whether it did */
    boolean settle(Pending pending, Decision decision) {
        if (decision instanceof Decision.Retag retag) {
            retag(pending, retag.next());
        } else if (decision instanceof Decision.Remove remove) {
            tell(removal(pending.key(), remove), remove.next(), pending.change(), 1);
        } else if (decision instanceof Decision.Duplicate) {
            count(Fate.DUPLICATE);
        } else if (decision instanceof Decision.Stale) {
            count(Fate.STALE);
        } else {
            return false;
        }
        return true;
    }

    /** The row holds the shop's attributes and what was found in the content; the ledger judges by the former alone. */
    void put(Pending pending, LedgerEntry next, Embedding embedding) {
        RowHeader header = new RowHeader(
                pending.key(),
                pending.version(),
                next.contentDigest(),
                pending.change().occurredAt(),
                pending.change().attributes().with(embedding.findings()),
                pending.change().content() instanceof Caption caption ? caption.text() : null);
        tell(new Mutation.Put(new Row(header, embedding.vector())), next, pending.change(), 1);
    }

    private void retag(Pending pending, LedgerEntry next) {
        RowTag tag = new RowTag(
                pending.key(),
                pending.version(),
                pending.change().occurredAt(),
                pending.change().attributes());
        tell(new Mutation.Retag(tag), next, pending.change(), 1);
    }

    /**
     * Removes one content of a removed item.
     *
     * @param version the newest known
     * @param records how many source records the mutation accounts for
     * @return whether there was anything to remove
     */
    boolean remove(RowKey key, long version, ItemRemoved tombstone, int records) {
        Decision decision = Ledger.decide(new Claim.Gone(version), ledger.get(key));
        if (!(decision instanceof Decision.Remove remove)) {
            return false;
        }
        tell(removal(key, remove), remove.next(), tombstone, records);
        return true;
    }

    /** Removes a row of which nothing is known but that the index may hold it. Nothing is remembered: no version is. */
    void removeUnknown(RowKey key, ItemRemoved tombstone, int records) {
        emit(new Mutation.Remove(key, RowMutations.ANY_VERSION), tombstone, records);
    }

    private static Mutation removal(RowKey key, Decision.Remove remove) {
        return new Mutation.Remove(key, remove.next().version());
    }

    private void tell(Mutation mutation, LedgerEntry next, CatalogueEvent cause, int records) {
        emit(mutation, cause, records);
        ledger.put(mutation.key(), next);
        doubts.settle(mutation.key());
    }

    private void emit(Mutation mutation, CatalogueEvent cause, int records) {
        boolean first = marksFirst && ledger.get(mutation.key()) == null;
        outlet.emit(
                RowMutations.fromDomain(mutation, new Provenance(cause.source(), cause.occurredAt(), first, records)));
    }

    void deadLetter(Pending pending, Failure failure) {
        outlet.deadLetter(pending, failure);
        account.countDeadLetter(failure.code(), 1);
    }

    /** Says a failure that is not the record's end. */
    void report(Pending pending, Failure failure) {
        outlet.report(pending, failure);
    }

    void count(Fate fate) {
        account.count(fate);
    }
}
