package io.tuwen.testkit.catalogue;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.FailureCode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the collection of one tower must hold after the messages it was told of, in their order: the newest version of
 * every live content. Shares no code with the pipeline. Not safe for use by many threads.
 */
public final class Oracle {
    private final Map<RowKey, Expected> newest = new HashMap<>();
    private final Map<FailureCode, Integer> deadLetters = new EnumMap<>(FailureCode.class);

    /** A content at its newest version; {@code live} false: removed. */
    public record Expected(long version, boolean live, Attributes attributes, String content) {}

    public void told(Meaning meaning) {
        if (meaning instanceof Meaning.Live live) {
            claim(live.key(), new Expected(live.version(), true, live.attributes(), live.content()));
        } else if (meaning instanceof Meaning.Gone gone) {
            claim(gone.key(), removed(gone.version()));
        } else if (meaning instanceof Meaning.ItemGone all) {
            newest.replaceAll((key, was) -> key.itemId().equals(all.item()) ? removed(was.version()) : was);
        } else if (meaning instanceof Meaning.DeadLetter bad) {
            deadLetters.merge(bad.code(), 1, Integer::sum);
        }
    }

    private void claim(RowKey key, Expected next) {
        newest.merge(key, next, (was, now) -> {
            boolean older = now.version() < was.version();
            boolean removedAlready = now.version() == was.version() && !was.live();
            return older || removedAlready ? was : now;
        });
    }

    private static Expected removed(long version) {
        return new Expected(version, false, Attributes.NONE, "");
    }

    /** What is known of a content, live or removed; null: it was never told of. */
    public @Nullable Expected expected(RowKey key) {
        return newest.get(key);
    }

    /** Puts a content back to what was known of it, for whoever learns that a message was refused after all. */
    public void restore(RowKey key, @Nullable Expected known) {
        if (known == null) {
            newest.remove(key);
        } else {
            newest.put(key, known);
        }
    }

    /** The rows that must be there, and no others. */
    public Map<RowKey, Expected> live() {
        return newest.entrySet().stream()
                .filter(entry -> entry.getValue().live())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many dead letters there must be, by code. */
    public Map<FailureCode, Integer> deadLetters() {
        return Map.copyOf(deadLetters);
    }
}
