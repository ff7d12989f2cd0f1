package io.tuwen.testkit.catalogue;

import io.tuwen.core.identity.ItemId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * The life of a catalogue as messages: every item appears, then changes up to four times; lives interleave, each in its
 * own order, and bad records lie between them. The same seed gives the same script. Drawn as it is read, so that a large
 * catalogue needs little memory. Not safe for use by many threads.
 */
public final class CatalogueScript implements Iterator<Message> {
    /** Items whose lives interleave at any time. */
    private static final int WINDOW = 24;

    private static final int MOST_CHANGES = 4;

    private final SplittableRandom random;
    private final Shelf shelf;
    private final Deque<Message> bad;
    private final List<Storyline> storylines = new ArrayList<>();
    private final int items;
    private int begun;

    /** One item's life as far as it is written, and how many changes are to come. */
    private static final class Storyline {
        private final Life life;
        private final Deque<Message> written = new ArrayDeque<>();
        private int changes;

        Storyline(Life life, int changes) {
            this.life = life;
            this.changes = changes;
            written.addAll(life.appear());
        }

        Message next() {
            Message message = written.removeFirst();
            if (written.isEmpty() && changes-- > 0) {
                written.addAll(life.change());
            }
            return message;
        }
    }

    /**
     * @param items how many items there are, at least 1
     * @param shelf where referenced pictures are laid
     */
    public CatalogueScript(int items, long seed, Shelf shelf) {
        this.items = items;
        this.random = new SplittableRandom(seed);
        this.shelf = shelf;
        this.bad = new ArrayDeque<>(BadRecords.all());
        bad.addAll(new HostilePictures(shelf, Goods.random(random)).all());
        fillWindow();
    }

    private void fillWindow() {
        while (storylines.size() < WINDOW && begun < items) {
            ItemId item = new ItemId("item-%05d".formatted(begun++));
            storylines.add(new Storyline(new Life(item, shelf, random.split()), random.nextInt(MOST_CHANGES + 1)));
        }
    }

    /** The share of the items that have appeared, 0 to 1. */
    public double begun() {
        return (double) begun / items;
    }

    @Override
    public boolean hasNext() {
        return !storylines.isEmpty() || !bad.isEmpty();
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the script is over");
        }
        boolean badNow = storylines.isEmpty() || (!bad.isEmpty() && random.nextInt(20) == 0);
        return badNow ? bad.removeFirst() : nextOfALife();
    }

    private Message nextOfALife() {
        Storyline storyline = storylines.get(random.nextInt(storylines.size()));
        Message message = storyline.next();
        if (storyline.written.isEmpty()) {
            storylines.remove(storyline);
            fillWindow();
        }
        return message;
    }
}
