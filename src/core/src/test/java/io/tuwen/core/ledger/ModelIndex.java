package io.tuwen.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.Digest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of an index and its ledger entry, kept by carrying out what the ledger decides, as operator and writer do
 * together. Counts what would have cost an inference.
 */
final class ModelIndex {

    /** What the index shows. */
    record Shown(long version, Digest content, Digest attributes) {}

    private @Nullable LedgerEntry entry;
    private @Nullable Shown row;
    private int inferences;

    /** What a stream must end in: the newest version; a removal wins; of equals the later. */
    static Optional<Shown> oracle(List<Event> events) {
        long newest = events.stream().mapToLong(Event::version).max().orElse(0);
        List<Event> last =
                events.stream().filter(event -> event.version() == newest).toList();
        if (last.isEmpty() || last.stream().anyMatch(Event::gone)) {
            return Optional.empty();
        }
        return Optional.of(shown(last.get(last.size() - 1)));
    }

    static Shown shown(Event event) {
        return new Shown(event.version(), event.contentDigest(), event.attributesDigest());
    }

    /** Decides, fetches where the ledger asks for it, and carries out. */
    Decision apply(Event event) {
        Decision decision = Ledger.decide(event.claim(), entry);
        if (decision instanceof Decision.Fetch) {
            decision = Ledger.decide(event.fetched(), entry);
        }
        carryOut(decision, event);
        return decision;
    }

    /** Whether the ledger wants to see the content first; carries out what it decides otherwise. */
    boolean applyUnlessFetch(Event event) {
        Decision decision = Ledger.decide(event.claim(), entry);
        carryOut(decision, event);
        return decision instanceof Decision.Fetch;
    }

    void applyFetched(Event event) {
        carryOut(Ledger.decide(event.fetched(), entry), event);
    }

    private void carryOut(Decision decision, Event event) {
        if (decision instanceof Decision.Embed embed) {
            inferences++;
            row = shown(event);
            entry = embed.next();
        } else if (decision instanceof Decision.Retag retag) {
            // A row that is not there is the writer's dead letter.
            row = row == null ? null : new Shown(event.version(), row.content(), event.attributesDigest());
            entry = retag.next();
        } else if (decision instanceof Decision.Remove remove) {
            row = null;
            entry = remove.next();
        }
    }

    Optional<Shown> row() {
        return Optional.ofNullable(row);
    }

    int inferences() {
        return inferences;
    }

    Optional<LedgerEntry> entry() {
        return Optional.ofNullable(entry);
    }

    /** What a crash leaves: the index as it is, the ledger as it was. */
    void crash(Optional<LedgerEntry> checkpoint) {
        entry = checkpoint.orElse(null);
    }

    /** The ledger knows exactly what the index shows. */
    void assertConsistent() {
        LedgerEntry told = entry;
        if (told == null || told.deleted()) {
            assertThat(row).isNull();
        } else {
            assertThat(row).isEqualTo(new Shown(told.version(), told.contentDigest(), told.attributesDigest()));
        }
    }
}
