package io.tuwen.search.live.story;

import io.tuwen.core.index.RowHeader;
import io.tuwen.search.live.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one look at one row tells of the records of its content. Pure. */
final class Judgement {
    /**
     * How long after the letter of a newer record an older one may still come: it was written before the newer one was
     * begun with, or never, since only the newest of those that wait is carried out.
     */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final List<Entry> entries;
    private final List<Rank> ranks;
    private final @Nullable RowHeader row;
    private final @Nullable Mark mark;
    private final Instant now;

    private Judgement(List<Entry> entries, @Nullable RowHeader row, Instant now) {
        this.entries = entries;
        this.ranks = Rank.of(entries);
        this.row = row;
        this.mark = row == null ? null : Mark.of(row);
        this.now = now;
    }

    /**
     * What is known now of one that was pending.
     *
     * @param news whether the index has changed for it since somebody last looked
     */
    record Verdict(Entry entry, Fate fate, boolean news) {}

    /**
     * @param entries of one content, tombstones of its item among them, as the topic has them
     * @param row that the index holds; null for none
     * @param now when it answered
     * @return of those that need not wait any longer
     */
    static List<Verdict> of(List<Entry> entries, @Nullable RowHeader row, Instant now) {
        return new Judgement(entries, row, now).verdicts();
    }

    private List<Verdict> verdicts() {
        List<@Nullable Verdict> seen = new ArrayList<>();
        Rank known = Rank.LEAST;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Verdict verdict = entry.isPending() ? seen(i) : null;
            seen.add(verdict);
            if (verdict != null || !entry.isPending()) {
                known = max(known, ranks.get(i));
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Verdict verdict = seen.get(i);
            if (verdict != null) {
                verdicts.add(verdict);
            } else if (entries.get(i).isPending() && (ranks.get(i).compareTo(known) < 0 || hasGivenWay(i))) {
                verdicts.add(new Verdict(entries.get(i), new Fate.Superseded(), false));
            }
        }
        return verdicts;
    }

    private static Rank max(Rank a, Rank b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** What the row alone tells. */
    private @Nullable Verdict seen(int i) {
        Entry entry = entries.get(i);
        if (row == null) {
            return isTheNewest(i) && !(entry.said() instanceof Said.Shown)
                    ? new Verdict(entry, new Fate.Gone(when(entry)), entry.isAwaited())
                    : null;
        }
        long version = ranks.get(i).version();
        if ((version != Rank.UNKNOWN && row.version() > version) || isOutlived(i)) {
            return new Verdict(entry, new Fate.Superseded(), false);
        }
        return shows(entry) ? searchable(i) : null;
    }

    private Verdict searchable(int i) {
        Entry entry = entries.get(i);
        boolean news = entry.isAwaited() && !isRepeated(i);
        return new Verdict(entry, new Fate.Searchable(news ? now : null), news);
    }

    private @Nullable Instant when(Entry entry) {
        return entry.isAwaited() ? now : null;
    }

    private boolean isTheNewest(int i) {
        return ranks.stream().allMatch(rank -> rank.compareTo(ranks.get(i)) <= 0);
    }

    /** Whether the row is what a later record says, and none before it, though this one took all before it away. */
    private boolean isOutlived(int i) {
        return !(entries.get(i).said() instanceof Said.Shown)
                && entries.subList(i + 1, entries.size()).stream().anyMatch(this::shows)
                && entries.subList(0, i).stream().noneMatch(this::shows);
    }

    /** Whether the row is what this record says. */
    private boolean shows(Entry entry) {
        return row != null
                && mark != null
                && entry.said() instanceof Said.Shown shown
                && shown.version() == row.version()
                && shown.mark().matches(mark);
    }

    /** Whether one before it said the same, and the row was seen so. */
    private boolean isRepeated(int i) {
        return entries.subList(0, i).stream()
                .anyMatch(before -> before.fate() instanceof Fate.Searchable && shows(before));
    }

    /** Whether it waited behind a newer one, which then became a dead letter. */
    private boolean hasGivenWay(int i) {
        Long version = entries.get(i).said().anyVersion();
        if (version == null) {
            return false;
        }
        for (int other = 0; other < entries.size(); other++) {
            Entry dead = entries.get(other);
            Instant since = dead.gaveWay();
            Long newer = dead.said().anyVersion();
            boolean stood = since != null
                    && !entries.get(i).at().isAfter(since)
                    && !since.plus(GRACE).isAfter(now);
            if (stood && newer != null && (newer > version || (newer.equals(version) && other > i))) {
                return true;
            }
        }
        return false;
    }
}
