package io.tuwen.cli.calibrate;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Some captions of many, each as likely as any other, in no order: those whose keys hash lowest (bottom-k sample). The same keys
 * give the same sample.
 */
final class CaptionSample {
    private final int most;
    private final PriorityQueue<Drawn> drawn = new PriorityQueue<>(Comparator.reverseOrder());

    /** @param most how many at most are kept, and so held in memory */
    CaptionSample(int most) {
        this.most = most;
    }

    /** One of them. */
    record Caption(RowKey key, String text) {}

    private record Drawn(long hash, Caption caption) implements Comparable<Drawn> {
        @Override
        public int compareTo(Drawn other) {
            int byHash = Long.compare(hash, other.hash);
            return byHash != 0
                    ? byHash
                    : caption.key().toString().compareTo(other.caption.key().toString());
        }
    }

    /** Rows without a caption are none. */
    void offer(RowHeader row) {
        String text = row.caption();
        if (text == null) {
            return;
        }
        drawn.add(new Drawn(hash(row.key()), new Caption(row.key(), text)));
        if (drawn.size() > most) {
            drawn.remove();
        }
    }

    List<Caption> captions() {
        List<Drawn> ascending = new ArrayList<>(drawn);
        ascending.sort(Comparator.naturalOrder());
        return ascending.stream().map(Drawn::caption).toList();
    }

    /** Spread evenly, as the hash of a string is not. */
    private static long hash(RowKey key) {
        return new SplittableRandom(key.toString().hashCode()).nextLong();
    }
}
