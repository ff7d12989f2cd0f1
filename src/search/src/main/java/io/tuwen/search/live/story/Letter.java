package io.tuwen.search.live.story;

import io.tuwen.core.identity.ItemId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter.
 *
 * @param place of the record that could not be indexed
 * @param item null where the record's key is none
 * @param at when it was written
 */
public record Letter(Place place, @Nullable ItemId item, String code, String cause, String stage, Instant at) {
    private static final String DECODE = "decode";

    /** Whether other records of its content may have waited behind it. */
    boolean wasBegunWith() {
        return !stage.equals(DECODE);
    }
}
