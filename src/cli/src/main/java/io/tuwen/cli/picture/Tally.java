package io.tuwen.cli.picture;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts reports. Not safe for use by many threads. */
public final class Tally {
    private int usable;
    private final SortedMap<String, Integer> flags = new TreeMap<>();
    private final SortedMap<String, Integer> refused = new TreeMap<>();

    /**
     * What many pictures came to; as JSON its fields.
     *
     * @param flags of the usable ones, by name
     * @param refused by failure code
     */
    public record Summary(
            int pictures, int usable, SortedMap<String, Integer> flags, SortedMap<String, Integer> refused) {
        /** For people. */
        public String line() {
            return pictures + " pictures: " + usable + " usable" + (flags.isEmpty() ? "" : ", of them " + flags) + ", "
                    + (pictures - usable) + " refused" + (refused.isEmpty() ? "" : " " + refused);
        }

        public boolean allUsable() {
            return pictures == usable;
        }
    }

    public void count(PictureReport report) {
        if (report instanceof PictureReport.Usable seen) {
            usable++;
            seen.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum));
        } else {
            refused.merge(((PictureReport.Refused) report).code().name(), 1, Integer::sum);
        }
    }

    public Summary summary() {
        int away = refused.values().stream().mapToInt(Integer::intValue).sum();
        return new Summary(usable + away, usable, flags, refused);
    }
}
