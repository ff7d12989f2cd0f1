package io.tuwen.cli.demo;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.testkit.catalogue.Oracle;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The index against the oracle.
 *
 * @param expected rows that the stream asks for
 * @param found rows that are there
 * @param missing asked for and not there
 * @param stale there, but not at the newest version with its attributes
 * @param orphaned there and not asked for
 */
public record Comparison(int expected, int found, int missing, int stale, int orphaned) {

    public static Comparison of(Map<RowKey, Oracle.Expected> expected, Collection<RowHeader> found) {
        Set<RowKey> seen = new HashSet<>();
        int stale = 0;
        int orphaned = 0;
        for (RowHeader row : found) {
            seen.add(row.key());
            Oracle.Expected wanted = expected.get(row.key());
            if (wanted == null) {
                orphaned++;
            } else if (!isCurrent(wanted, row)) {
                stale++;
            }
        }
        int missing = (int)
                expected.keySet().stream().filter(key -> !seen.contains(key)).count();
        return new Comparison(expected.size(), found.size(), missing, stale, orphaned);
    }

    private static boolean isCurrent(Oracle.Expected wanted, RowHeader row) {
        boolean sameCaption = row.caption() == null || row.caption().equals(wanted.content());
        return sameCaption
                && row.version() == wanted.version()
                && row.attributes().equals(wanted.attributes());
    }

    public Comparison plus(Comparison other) {
        return new Comparison(
                expected + other.expected,
                found + other.found,
                missing + other.missing,
                stale + other.stale,
                orphaned + other.orphaned);
    }

    public boolean equal() {
        return missing == 0 && stale == 0 && orphaned == 0;
    }
}
