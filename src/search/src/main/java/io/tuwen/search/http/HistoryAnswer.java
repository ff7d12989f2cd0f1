package io.tuwen.search.http;

import io.tuwen.core.identity.ItemId;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an item.
 *
 * @param entries the newest first
 */
record HistoryAnswer(String itemId, List<Entry> entries) {
    private static final int MOST = 100;

    static HistoryAnswer of(ItemId item, List<Happening> happenings) {
        return new HistoryAnswer(
                item.value(), happenings.stream().limit(MOST).map(Entry::of).toList());
    }

    /**
     * @param at when the record came
     * @param tookMs from the shop's time to the index having been seen so
     */
    record Entry(
            String at,
            @Nullable String occurredAt,
            String side,
            @Nullable Long version,
            String what,
            String fate,
            @Nullable Long tookMs,
            @Nullable String code,
            @Nullable String cause) {

        private static Entry of(Happening happening) {
            Instant occurredAt = happening.occurredAt();
            Fate.@Nullable DeadLettered letter = happening.fate() instanceof Fate.DeadLettered dead ? dead : null;
            OptionalLong took = happening.tookMillis();
            return new Entry(
                    happening.at().toString(),
                    occurredAt == null ? null : occurredAt.toString(),
                    SearchAnswer.side(happening.side()),
                    happening.version(),
                    happening.what().name().toLowerCase(Locale.ROOT),
                    name(happening.fate()),
                    took.isPresent() ? took.getAsLong() : null,
                    letter == null ? null : letter.code(),
                    letter == null ? null : letter.cause());
        }

        private static String name(Fate fate) {
            if (fate instanceof Fate.Searchable) {
                return "searchable";
            }
            if (fate instanceof Fate.Gone) {
                return "gone";
            }
            if (fate instanceof Fate.Superseded) {
                return "superseded";
            }
            return fate instanceof Fate.DeadLettered ? "dead_letter" : "pending";
        }
    }
}
