package io.tuwen.flink.decode;

import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.Outcome;
import java.time.Instant;
import java.util.Map;

/**
 * What the value of a record says, not yet checked but for its content.
 *
 * @param content the content, or why it can be none
 */
record Claims(
        String itemId,
        String contentId,
        long version,
        Instant occurredAt,
        Map<String, Object> attributes,
        Outcome<Content> content) {}
