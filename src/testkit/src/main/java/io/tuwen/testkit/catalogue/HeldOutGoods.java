package io.tuwen.testkit.catalogue;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.schemas.InlineImage;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Entry;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The held-out goods of a drawn catalogue on sale: each appears once, with the very picture and the first caption that
 * {@link CatalogueFolder} writes for it, and never changes. Drawn as they are read. Safe for use by many threads.
 *
 * @param count the first so many, at least 1
 */
public record HeldOutGoods(DrawnCatalogue catalogue, int count) {
    /** Tells them from all other goods. */
    public static final Filter.Equal MARK = new Filter.Equal("split", "heldout");

    /**
     * One of them, as who seeks it knows it.
     *
     * @param labels what it shares with those that are found as rightly
     */
    public record Good(ItemId item, String caption, Labels labels) {}

    /** In the order of the files' lines. */
    public Stream<Good> goods() {
        return IntStream.range(0, count).mapToObj(index -> good(index, entry(index)));
    }

    /** Picture and caption of each in turn. */
    public Iterator<Message> messages() {
        return IntStream.range(0, count).boxed().flatMap(this::appear).iterator();
    }

    /** How many {@link #messages} there are. */
    public long messageCount() {
        return 2L * count;
    }

    private Entry entry(int index) {
        return catalogue.entry(Split.HELDOUT, index);
    }

    private static Good good(int index, Entry entry) {
        ItemId item = new ItemId("heldout-%05d".formatted(index));
        return new Good(item, entry.captions().get(0), entry.goods().labels());
    }

    private Stream<Message> appear(int index) {
        Entry entry = entry(index);
        Good good = good(index, entry);
        RowKey key = new RowKey(ContentId.MAIN, good.item());
        ByteBuffer picture = ByteBuffer.wrap(entry.picture());
        String sha256 = HexFormat.of().formatHex(Digest.sha256(picture));
        return Stream.of(
                Messages.image(key, 1, new InlineImage(picture), MARK.attributes(), sha256),
                Messages.caption(key, 1, good.caption(), MARK.attributes()));
    }
}
