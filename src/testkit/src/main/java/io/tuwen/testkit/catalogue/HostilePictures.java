package io.tuwen.testkit.catalogue;

import static io.tuwen.core.outcome.FailureCode.PICTURE_ADDRESS_BLOCKED;
import static io.tuwen.core.outcome.FailureCode.PICTURE_CORRUPT;
import static io.tuwen.core.outcome.FailureCode.PICTURE_DIGEST_MISMATCH;
import static io.tuwen.core.outcome.FailureCode.PICTURE_EMPTY;
import static io.tuwen.core.outcome.FailureCode.PICTURE_FORBIDDEN;
import static io.tuwen.core.outcome.FailureCode.PICTURE_FORMAT_UNKNOWN;
import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_NOT_FOUND;
import static io.tuwen.core.outcome.FailureCode.PICTURE_REFERENCE_INVALID;
import static io.tuwen.core.outcome.FailureCode.PICTURE_TOO_LARGE;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.InlineImage;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that must not pass, each an item of its own whose name begins with {@link #PREFIX}: damaged, disguised or
 * oversized files, and addresses that are nobody's or lead where no shop's address may.
 */
public final class HostilePictures {
    public static final String PREFIX = "hostile-";

    /** A host of loopback where nobody listens; it is not the shelf's, so that its troubles are its own. */
    private static final String DEAD_HOST = "http://127.0.0.2:1/photo.jpg";

    private static final String HTML = "<html><body><img src='photo.jpg'></body></html>";
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>";

    private final Shelf shelf;
    private final Goods goods;
    private final List<Message> all = new ArrayList<>();

    HostilePictures(Shelf shelf, Goods goods) {
        this.shelf = shelf;
        this.goods = goods;
    }

    List<Message> all() {
        damaged();
        disguised();
        awayOrForbidden();
        whereNoneMayLead();
        return all;
    }

    private void damaged() {
        inline("empty", new byte[0], PICTURE_EMPTY);
        for (String format : List.of("jpg", "png", "webp", "gif", "bmp", "tiff")) {
            byte[] whole = Photographer.take(goods, 240, 240, format);
            inline("cut-" + format, Arrays.copyOf(whole, whole.length / 2), PICTURE_CORRUPT);
        }
        inline("bomb-png", pngHeader(50_000, 50_000), PICTURE_TOO_LARGE);
        String other = "00".repeat(32);
        all.add(message(
                "swapped",
                new ImageReference(shelf.lay("swapped.jpg", goods).toString(), other),
                PICTURE_DIGEST_MISMATCH));
    }

    private void disguised() {
        inline("html", Messages.utf8(HTML), PICTURE_FORMAT_UNKNOWN);
        inline("svg", Messages.utf8(SVG), PICTURE_FORMAT_UNKNOWN);
        inline("avif", ftyp("avif"), PICTURE_FORMAT_UNKNOWN);
        inline("heic", ftyp("heic"), PICTURE_FORMAT_UNKNOWN);
        reference("html-as-jpeg", shelf.answer("page.jpg", 200, Messages.utf8(HTML)), PICTURE_FORMAT_UNKNOWN);
    }

    private void awayOrForbidden() {
        reference("not-there", shelf.address("nothing-here.jpg"), PICTURE_NOT_FOUND);
        reference("gone", shelf.answer("gone.jpg", 410, new byte[0]), PICTURE_NOT_FOUND);
        reference("forbidden", shelf.answer("forbidden.jpg", 403, new byte[0]), PICTURE_FORBIDDEN);
        reference("dead-host", URI.create(DEAD_HOST), PICTURE_HOST_UNAVAILABLE);
    }

    private void whereNoneMayLead() {
        URI metadata = URI.create("http://169.254.169.254/latest/meta-data/");
        reference("private-address", URI.create("http://10.0.0.1/photo.jpg"), PICTURE_ADDRESS_BLOCKED);
        reference("metadata", metadata, PICTURE_ADDRESS_BLOCKED);
        reference("redirect-inside", shelf.redirect("moved.jpg", metadata), PICTURE_ADDRESS_BLOCKED);
        reference("own-files", URI.create("file:///etc/passwd"), PICTURE_ADDRESS_BLOCKED);
        reference("ftp", URI.create("ftp://shop.example/photo.jpg"), PICTURE_REFERENCE_INVALID);
    }

    private void inline(String name, byte[] bytes, FailureCode code) {
        all.add(message(name, new InlineImage(ByteBuffer.wrap(bytes)), code));
    }

    private void reference(String name, URI address, FailureCode code) {
        all.add(message(name, new ImageReference(address.toString(), null), code));
    }

    private static Message message(String name, Object image, FailureCode code) {
        RowKey key = new RowKey(ContentId.MAIN, new ItemId(PREFIX + name));
        return Messages.refused(Messages.image(key, 1, image, Attributes.NONE, ""), code);
    }

    /** The beginning of a file of ISO's container, which names its format. */
    private static byte[] ftyp(String brand) {
        return ByteBuffer.allocate(32)
                .putInt(24)
                .put(Messages.utf8("ftyp" + brand))
                .putInt(0)
                .put(Messages.utf8("mif1" + brand))
                .array();
    }

    /** A small file that declares a large picture. */
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(8 + 25 + 12).putLong(0x89504e470d0a1a0aL);
        chunk(
                file,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        chunk(file, "IEND", new byte[0]);
        return file.array();
    }

    private static void chunk(ByteBuffer file, String type, byte[] data) {
        file.putInt(data.length);
        int start = file.position();
        file.put(Messages.utf8(type)).put(data);
        CRC32 checksum = new CRC32();
        checksum.update(file.array(), start, file.position() - start);
        file.putInt((int) checksum.getValue());
    }

    /** Its name without the prefix, if a record's key is that of a hostile picture; else null. */
    public static @Nullable String name(byte @Nullable [] key) {
        String item = key == null ? "" : new String(key, java.nio.charset.StandardCharsets.UTF_8);
        return item.startsWith(PREFIX) ? item.substring(PREFIX.length()) : null;
    }
}
