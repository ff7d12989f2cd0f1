package io.tuwen.search.act;

import io.tuwen.core.identity.ItemId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An act that was played.
 *
 * @param cli the line of a shell that does the same
 * @param facts what it came to
 */
public record Performance(String act, Optional<ItemId> item, String cli, Duration took, List<Fact> facts) {
    public Performance {
        facts = List.copyOf(facts);
    }

    /** Whether all is as it should be. */
    public boolean proven() {
        return facts.stream().allMatch(Fact::holds);
    }

    /**
     * Something that should be so.
     *
     * @param name as /openapi.json lists them
     * @param holds whether it is
     * @param values what was seen, by names in snake case; texts, numbers and flags
     */
    public record Fact(String name, boolean holds, Map<String, Object> values) {
        public Fact {
            values = Map.copyOf(values);
        }
    }
}
