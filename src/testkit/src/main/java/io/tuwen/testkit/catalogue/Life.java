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
import java.util.random.RandomGenerator;

/** What happens to one item: it is put on sale, and then things change. Not safe for use by many threads. */
final class Life {
    private final RowKey key;
    private final Shelf shelf;
    private final RandomGenerator random;
    private final boolean referenced;
    private Goods goods;
    private String caption;
    private Attributes attributes;
    private long version = 1;

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
        version++;
        attributes = offer();
        return List.of(image(version), text(version));
    }

    /** Another photograph under the same id and, where it is referenced, under the same address. */
    private List<Message> swap() {
        version++;
        goods = goods.photographedAgain(random);
        return List.of(image(version));
    }

    private List<Message> recaption() {
        version++;
        caption = goods.caption(random);
        return List.of(text(version));
    }

    private List<Message> repeat() {
        return List.of(image(version), image(version), text(version), text(version));
    }

    /** A newer version overtakes an older one. */
    private List<Message> comeLate() {
        Message late = image(version + 1);
        version += 2;
        attributes = offer();
        return List.of(image(version), text(version), late);
    }

    /** Off the shelves: by a tombstone, or content by content; half of them come back. */
    private List<Message> goAway() {
        List<Message> messages = new ArrayList<>(random.nextBoolean() ? tombstones() : removals());
        if (random.nextBoolean()) {
            version++;
            messages.addAll(appear());
        }
        return messages;
    }

    private List<Message> tombstones() {
        return List.of(Messages.tombstone(Tower.IMAGE, key.itemId()), Messages.tombstone(Tower.TEXT, key.itemId()));
    }

    private List<Message> removals() {
        version++;
        return List.of(Messages.removal(Tower.IMAGE, key, version), Messages.removal(Tower.TEXT, key, version));
    }

    private Message text(long version) {
        return Messages.caption(key, version, caption, attributes);
    }

    private Message image(long version) {
        byte[] picture = Shelf.file(goods);
        byte[] sha256 = Digest.sha256(ByteBuffer.wrap(picture));
        Object image = referenced ? reference(sha256) : new InlineImage(ByteBuffer.wrap(picture));
        return Messages.image(key, version, image, attributes, HexFormat.of().formatHex(sha256));
    }

    /**
     * Half of the references tell the picture's digest. Those that do not keep their address when the picture is
     * swapped, so that an index which trusts addresses is caught.
     */
    private ImageReference reference(byte[] sha256) {
        if (random.nextBoolean()) {
            return new ImageReference(shelf.lay(key.itemId() + ".jpg", goods).toString(), null);
        }
        String digest = HexFormat.of().formatHex(sha256);
        return new ImageReference(shelf.lay(digest + ".jpg", goods).toString(), digest);
    }
}
