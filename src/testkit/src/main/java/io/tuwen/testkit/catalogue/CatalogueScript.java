package io.tuwen.testkit.catalogue;

import io.tuwen.core.identity.ItemId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
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
    private final Length length;
    private final List<Message> everyBadness;
    private final Deque<Message> bad;
    private final List<Storyline> storylines = new ArrayList<>();
    private final List<Life> resting = new ArrayList<>();
    private final Map<ItemId, Life> lives = new HashMap<>();
    private final int items;
    private int begun;

    /**
     * How long it is.
     *
     * @param endless whether items change again and again, and badness begins anew when all of it has come
     * @param badOneIn how many records there are to a bad one, on average, while bad ones are left
     * @param longCaptionBytes the length of the caption that is too long
     */
    private record Length(boolean endless, int badOneIn, int longCaptionBytes) {
        static final Length ONE_LIFE = new Length(false, 20, 10_000_000);
        // What comes again and again must not fill a disk.
        static final Length ENDLESS = new Length(true, 50, 100_000);
    }

    /** One item's life as far as it is written, and how many changes are to come. */
    private static final class Storyline {
        private final Life life;
        private final Deque<Message> written = new ArrayDeque<>();
        private int changes;

        Storyline(Life life, List<Message> beginning, int changes) {
            this.life = life;
            this.changes = changes;
            written.addAll(beginning);
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
        this(items, seed, shelf, Length.ONE_LIFE);
    }

    /** One that goes on for ever: items that have appeared change again and again, and bad records come now and then. */
    public static CatalogueScript endless(int items, long seed, Shelf shelf) {
        return new CatalogueScript(items, seed, shelf, Length.ENDLESS);
    }

    private CatalogueScript(int items, long seed, Shelf shelf, Length length) {
        this.items = items;
        this.random = new SplittableRandom(seed);
        this.shelf = shelf;
        this.length = length;
        this.everyBadness = new ArrayList<>(BadRecords.all(length.longCaptionBytes()));
        everyBadness.addAll(new HostilePictures(shelf, Goods.random(random)).all());
        this.bad = new ArrayDeque<>(everyBadness);
        fillWindow();
    }

    private void fillWindow() {
        while (storylines.size() < WINDOW && begun < items) {
            ItemId item = new ItemId("item-%05d".formatted(begun++));
            Life life = new Life(item, shelf, random.split());
            storylines.add(new Storyline(life, life.appear(), random.nextInt(MOST_CHANGES + 1)));
            if (length.endless()) {
                lives.put(item, life);
            }
        }
        while (storylines.size() < WINDOW && !resting.isEmpty()) {
            Life life = resting.remove(random.nextInt(resting.size()));
            storylines.add(new Storyline(life, life.change(), random.nextInt(MOST_CHANGES)));
        }
    }

    /** The share of the items that have appeared, 0 to 1. */
    public double begun() {
        return (double) begun / items;
    }

    /** What an item of an endless script shows now; nothing for an item that is none of it. */
    public Optional<Goods> shows(ItemId item) {
        return Optional.ofNullable(lives.get(item)).map(Life::goods);
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
        boolean badNow = storylines.isEmpty() || (!bad.isEmpty() && random.nextInt(length.badOneIn()) == 0);
        return badNow ? nextBad() : nextOfALife();
    }

    private Message nextBad() {
        Message message = bad.removeFirst();
        if (length.endless() && bad.isEmpty()) {
            bad.addAll(everyBadness);
        }
        return message;
    }

    private Message nextOfALife() {
        Storyline storyline = storylines.get(random.nextInt(storylines.size()));
        Message message = storyline.next();
        if (storyline.written.isEmpty()) {
            storylines.remove(storyline);
            if (length.endless()) {
                resting.add(storyline.life);
            }
            fillWindow();
        }
        return message;
    }
}
