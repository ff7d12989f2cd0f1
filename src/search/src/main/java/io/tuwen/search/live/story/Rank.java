package io.tuwen.search.live.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of two records of one content wins, by the ledger's rules: the higher version; of one version a removal over
 * content, and else the later. A tombstone has the highest version before it, and wins over all of that version.
 *
 * @param place among the records of the content, as the topic has them
 */
record Rank(long version, Weight weight, int place) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
            Comparator.comparingLong(Rank::version).thenComparing(Rank::weight).thenComparingInt(Rank::place);

    /** Of what nobody can be over. */
    static final Rank LEAST = new Rank(Long.MIN_VALUE, Weight.CONTENT, -1);

    /** That of a tombstone of a content which nobody has heard of before. */
    static final long UNKNOWN = -1;

    enum Weight {
        CONTENT,
        REMOVAL,
        TOMBSTONE
    }

    /**
     * Those of some records of one content; {@link #LEAST} for dead letters, of which the ledger never heard.
     *
     * @param entries as the topic has them
     */
    static List<Rank> of(List<Entry> entries) {
        List<Rank> ranks = new ArrayList<>(entries.size());
        long highest = UNKNOWN;
        for (Entry entry : entries) {
            Rank rank = entry.isDead() ? LEAST : of(entry.said(), highest, ranks.size());
            highest = Math.max(highest, rank.version());
            ranks.add(rank);
        }
        return ranks;
    }

    private static Rank of(Said said, long highest, int place) {
        Long version = said.anyVersion();
        if (version == null) {
            return new Rank(highest, Weight.TOMBSTONE, place);
        }
        return new Rank(version, said instanceof Said.Shown ? Weight.CONTENT : Weight.REMOVAL, place);
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
