package io.tuwen.search.live.story;

import io.tuwen.core.identity.ContentId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a record says of its item. */
public sealed interface Said {

    /**
     * A content is this.
     *
     * @param address where its picture lies; null where that is in the record, and for captions
     */
    record Shown(
            ContentId content,
            long version,
            Instant occurredAt,
            Mark mark,
            @Nullable URI address) implements Said {}

    /** A content goes. */
    record Removed(ContentId content, long version, Instant occurredAt) implements Said {}

    /** A tombstone: every content goes, each at the version that is current. */
    record AllRemoved(Instant occurredAt) implements Said {}

    /** Nobody can tell. */
    record Unreadable() implements Said {}

    /** Whether it may decide about a content. */
    default boolean concerns(ContentId content) {
        ContentId own = anyContent();
        return own == null ? this instanceof AllRemoved : own.equals(content);
    }

    /** Null where it names none. */
    default @Nullable ContentId anyContent() {
        if (this instanceof Shown shown) {
            return shown.content();
        }
        return this instanceof Removed removed ? removed.content() : null;
    }

    /** Null where it names none. */
    default @Nullable Long anyVersion() {
        if (this instanceof Shown shown) {
            return shown.version();
        }
        return this instanceof Removed removed ? (Long) removed.version() : null;
    }

    /** The shop's time; null where nobody can tell. */
    default @Nullable Instant anyTime() {
        if (this instanceof Shown shown) {
            return shown.occurredAt();
        }
        if (this instanceof Removed removed) {
            return removed.occurredAt();
        }
        return this instanceof AllRemoved all ? all.occurredAt() : null;
    }
}
