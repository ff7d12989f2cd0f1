package io.tuwen.search.http;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.News;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** News as /v1/live tells it. */
sealed interface LiveEvent {

    /** The event's type. */
    String name();

    static LiveEvent of(News news) {
        if (news instanceof News.Counters counters) {
            return Counters.of(counters);
        }
        return news instanceof News.Arrival arrival ? Arrival.of(arrival) : DeadLetter.of((News.Letter) news);
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** @param deadLetters by cause */
    record Counters(
            String at,
            long events,
            double eventsPerSecond,
            Freshness freshnessMs,
            @Nullable Long inferences,
            @Nullable Long inferencesAvoided,
            @Nullable Long inFlight,
            Map<String, Long> deadLetters,
            Rows rows)
            implements LiveEvent {

        private static Counters of(News.Counters now) {
            return new Counters(
                    now.at().toString(),
                    now.events(),
                    now.eventsPerSecond(),
                    new Freshness(
                            orNull(now.freshness().p50()),
                            orNull(now.freshness().p99()),
                            now.freshness().of()),
                    orNull(now.work().inferences()),
                    orNull(now.work().avoided()),
                    orNull(now.work().inFlight()),
                    new TreeMap<>(now.deadLetters()),
                    new Rows(now.rows().get(Tower.IMAGE), now.rows().get(Tower.TEXT)));
        }

        @Override
        public String name() {
            return "counters";
        }
    }

    /** @param of how many were seen in the last minute */
    record Freshness(@Nullable Long p50, @Nullable Long p99, int of) {}

    /** Null while it is not known. */
    record Rows(@Nullable Long images, @Nullable Long captions) {}

    /** @param change searchable or gone */
    record Arrival(
            String itemId,
            String contentId,
            String side,
            long version,
            String change,
            String occurredAt,
            String seenAt,
            long freshnessMs,
            Map<String, Object> attributes)
            implements LiveEvent {

        private static Arrival of(News.Arrival arrival) {
            return new Arrival(
                    arrival.key().itemId().value(),
                    arrival.key().contentId().value(),
                    SearchAnswer.side(arrival.side()),
                    arrival.version(),
                    arrival.gone() ? "gone" : "searchable",
                    arrival.occurredAt().toString(),
                    arrival.seenAt().toString(),
                    arrival.freshnessMillis(),
                    arrival.attributes().values());
        }

        @Override
        public String name() {
            return "arrival";
        }
    }

    record DeadLetter(@Nullable String itemId, String side, String code, String cause, String stage, String at)
            implements LiveEvent {

        private static DeadLetter of(News.Letter letter) {
            ItemId item = letter.item();
            return new DeadLetter(
                    item == null ? null : item.value(),
                    SearchAnswer.side(letter.side()),
                    letter.code(),
                    letter.cause(),
                    letter.stage(),
                    letter.at().toString());
        }

        @Override
        public String name() {
            return "dead_letter";
        }
    }
}
