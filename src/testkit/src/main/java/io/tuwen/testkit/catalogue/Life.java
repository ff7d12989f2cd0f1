package io.tuwen.testkit.catalogue;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What happens to one item: it is put on sale, and then things change. Not safe for use by many threads. */
final class Life {
    /** Versions leave room between any two for somebody else who changes the item; whoever comes next overtakes that. */
    private static final long STEP = 1_000;

    private final RowKey key;
    private final Shelf shelf;
    private final RandomGenerator random;
    private final boolean referenced;
    private Goods goods;
    private String caption;
    private Attributes attributes;
    private long version = STEP;

    Life(ItemId item, Shelf shelf, RandomGenerator random) {
        this.key = new RowKey(ContentId.MAIN, item);
        this.shelf = shelf;
        this.random = random;
        this.referenced = random.nextInt(5) < 2;
        this.goods = Goods.random(random);
        this.caption = goods.caption(random);
        this.attributes = offer();
    }

    private Attributes offer() {
        return Attributes.of(Map.of(
                "category",
                goods.kind().category(),
                "price",
                random.nextInt(100, 50_000) / 100.0,
                "stock",
                (long) random.nextInt(500),
                "on_sale",
                random.nextBoolean()));
    }

    /** The first picture and caption. */
    List<Message> appear() {
        return List.of(image(version), text(version));
    }

    /** The next chapter: the messages of one change, in order. */
    List<Message> change() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> reprice();
            case 3 -> swap();
            case 4 -> recaption();
            case 5 -> repeat();
            case 6 -> comeLate();
            default -> goAway();
        };
    }

    private List<Message> reprice() {
        version += STEP;
        attributes = offer();
        return List.of(image(version), text(version));
    }

    /** Another photograph under the same id and, where it is referenced, under the same address. */
    private List<Message> swap() {
        version += STEP;
        goods = goods.photographedAgain(random);
        return List.of(image(version));
    }

    private List<Message> recaption() {
        version += STEP;
        caption = goods.caption(random);
        return List.of(text(version));
    }

    private List<Message> repeat() {
        return List.of(image(version), image(version), text(version), text(version));
    }

    /** A newer version overtakes an older one. */
    private List<Message> comeLate() {
        Message late = image(version + STEP);
        version += 2 * STEP;
        attributes = offer();
        return List.of(image(version), text(version), late);
    }

    /** Off the shelves: by a tombstone, or content by content; half of them come back. */
    private List<Message> goAway() {
        List<Message> messages = new ArrayList<>(random.nextBoolean() ? tombstones() : removals());
        if (random.nextBoolean()) {
            version += STEP;
            messages.addAll(appear());
        }
        return messages;
    }

    private List<Message> tombstones() {
        return List.of(Messages.tombstone(Tower.IMAGE, key.itemId()), Messages.tombstone(Tower.TEXT, key.itemId()));
    }

    private List<Message> removals() {
        version += STEP;
        return List.of(Messages.removal(Tower.IMAGE, key, version), Messages.removal(Tower.TEXT, key, version));
    }

    private Message text(long version) {
        return Messages.caption(key, version, caption, attributes);
    }

    private Message image(long version) {
        Goods shown = goods;
        Supplier<Object> image =
                referenced ? reference(shown) : () -> new InlineImage(ByteBuffer.wrap(Shelf.file(shown)));
        return Messages.drawnImage(key, version, image, attributes, shown.toString());
    }

    /**
     * Half of the references tell the picture's digest. Those that do not keep their address when the picture is
     * swapped, so that an index which trusts addresses is caught.
     */
    private Supplier<Object> reference(Goods shown) {
        if (random.nextBoolean()) {
            String address = shelf.lay(key.itemId() + ".jpg", shown).toString();
            return () -> new ImageReference(address, null);
        }
        String address = shelf.lay("%016x.jpg".formatted(shown.look()), shown).toString();
        return () -> new ImageReference(address, sha256(Shelf.file(shown)));
    }

    private static String sha256(byte[] picture) {
        return HexFormat.of().formatHex(Digest.sha256(ByteBuffer.wrap(picture)));
    }

    /** What it shows now. */
    Goods goods() {
        return goods;
    }
}
