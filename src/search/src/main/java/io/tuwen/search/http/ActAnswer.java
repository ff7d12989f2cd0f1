package io.tuwen.search.http;

import io.tuwen.core.identity.ItemId;
import io.tuwen.search.act.Performance;
import io.tuwen.search.act.Performance.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An act that was played.
 *
 * @param itemId null where it is about no item
 * @param facts each with its name as {@code fact}, whether it {@code holds}, and its values
 */
record ActAnswer(
        String act, @Nullable String itemId, String cli, boolean proven, long tookMs, List<Map<String, Object>> facts) {

    static ActAnswer of(Performance performance) {
        return new ActAnswer(
                performance.act(),
                performance.item().map(ItemId::value).orElse(null),
                performance.cli(),
                performance.proven(),
                performance.took().toMillis(),
                performance.facts().stream().map(ActAnswer::fact).toList());
    }

    private static Map<String, Object> fact(Fact fact) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("fact", fact.name());
        fields.put("holds", fact.holds());
        fields.putAll(new TreeMap<>(fact.values()));
        return fields;
    }
}
