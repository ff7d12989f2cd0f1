package io.tuwen.search.live.story;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.index.RowHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is known to be of a record, beside its version: half a digest of the shop's attributes and half a digest of
 * the content. It takes 16 bytes.
 *
 * @param content 0 where it is not known, as of a picture that lies elsewhere
 */
public record Mark(long attributes, long content) {

    /** @param digest of the picture as the index has it; null where it is not known */
    public static Mark ofPicture(Attributes attributes, @Nullable Digest digest) {
        return new Mark(attributes.digest().high(), digest == null ? 0 : digest.high());
    }

    public static Mark ofCaption(Attributes attributes, String caption) {
        return new Mark(
                attributes.digest().high(),
                Digest.of(caption.getBytes(StandardCharsets.UTF_8)).high());
    }

    static Mark of(RowHeader row) {
        Attributes shops = shops(row.attributes());
        String caption = row.caption();
        return caption == null ? ofPicture(shops, row.contentDigest()) : ofCaption(shops, caption);
    }

    /** Without what the system has found in the content itself. */
    private static Attributes shops(Attributes all) {
        Map<String, Object> shops = new TreeMap<>(all.values());
        shops.keySet().removeAll(all.own().values().keySet());
        return Attributes.of(shops);
    }

    boolean matches(Mark row) {
        return attributes == row.attributes && (content == 0 || content == row.content);
    }
}
