package io.tuwen.testkit.catalogue;

import static io.tuwen.core.outcome.FailureCode.CAPTION_BLANK;
import static io.tuwen.core.outcome.FailureCode.CAPTION_TOO_LARGE;
import static io.tuwen.core.outcome.FailureCode.ITEM_ID_INVALID;
import static io.tuwen.core.outcome.FailureCode.KEY_MISMATCH;
import static io.tuwen.core.outcome.FailureCode.KEY_MISSING;
import static io.tuwen.core.outcome.FailureCode.RECORD_UNDECODABLE;
import static io.tuwen.core.outcome.FailureCode.SCHEMA_UNKNOWN;
import static io.tuwen.core.outcome.FailureCode.VERSION_NEGATIVE;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record of every kind of badness that a stream brings, but for pictures. */
final class BadRecords {
    private BadRecords() {}

    /** @param longBytes the length of a caption that is too long, in UTF-8 */
    static List<Message> all(int longBytes) {
        return List.of(
                raw(Tower.IMAGE, Messages.utf8("bad-bytes"), Messages.utf8("no Avro at all"), RECORD_UNDECODABLE),
                raw(Tower.TEXT, Messages.utf8("bad-schema"), new byte[] {0, 0x7f, 0, 0, 1, 2, 3}, SCHEMA_UNKNOWN),
                raw(Tower.TEXT, new byte[0], Messages.utf8("no key"), KEY_MISSING),
                raw(Tower.IMAGE, Messages.utf8("x".repeat(300)), new byte[] {1}, ITEM_ID_INVALID),
                keyDiffers(),
                negativeVersion(),
                caption("bad-blank", " \t\u3000 ", CAPTION_BLANK),
                caption("bad-long", "长".repeat(longBytes / 3), CAPTION_TOO_LARGE));
    }

    private static Message raw(Tower tower, byte @Nullable [] key, byte[] value, FailureCode code) {
        return new Message(tower, key, time -> value, new Meaning.DeadLetter(code));
    }

    private static Message keyDiffers() {
        Message honest = Messages.caption(key("bad-key"), 1, "一件商品", Attributes.NONE);
        return new Message(
                Tower.TEXT, Messages.utf8("another-key"), honest.value(), new Meaning.DeadLetter(KEY_MISMATCH));
    }

    private static Message negativeVersion() {
        RowKey key = key("bad-version");
        return new Message(
                Tower.TEXT,
                Messages.utf8("bad-version"),
                time -> Messages.captionEvent(key, -1, time, "一件商品", Attributes.NONE),
                new Meaning.DeadLetter(VERSION_NEGATIVE));
    }

    private static Message caption(String item, String text, FailureCode code) {
        return Messages.refused(Messages.caption(key(item), 1, text, Attributes.NONE), code);
    }

    private static RowKey key(String item) {
        return new RowKey(ContentId.MAIN, new ItemId(item));
    }
}
