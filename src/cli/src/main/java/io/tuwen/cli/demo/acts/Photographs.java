package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.live.LiveStream;
import io.tuwen.core.identity.ItemId;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Shelf;
import java.net.URI;
import java.util.SplittableRandom;

/** New photographs of items, and where they are served. For use by one thread at a time. */
final class Photographs {
    private final LiveStream stream;
    private final Shelf shelf;
    private final SplittableRandom random = new SplittableRandom();

    Photographs(LiveStream stream, Shelf shelf) {
        this.stream = stream;
        this.shelf = shelf;
    }

    /** A JPEG of the same good; of any for an item that is none of the script's. */
    byte[] again(ItemId item) {
        Goods goods = stream.shows(item).orElseGet(() -> Goods.random(random));
        return Shelf.picture(goods.photographedAgain(random));
    }

    /** Whether the shelf serves this address. */
    boolean isOurs(String address) {
        return address.startsWith(shelf.address("").toString());
    }

    void lay(String address, byte[] picture) {
        shelf.lay(URI.create(address).getPath().substring(1), picture);
    }
}
