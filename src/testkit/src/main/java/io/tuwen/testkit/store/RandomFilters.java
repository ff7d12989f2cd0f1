package io.tuwen.testkit.store;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Order;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Attributes and filters that meet often. No attribute is here a number and there a boolean, since milvus-lite takes false
 * and true for 0 and 1.
 */
public final class RandomFilters {
    private static final int DEEPEST = 3;

    /** Values by attribute: of more than one kind, at the borders of others. */
    private static final Map<String, List<Object>> VALUES = new TreeMap<>(Map.of(
            "price", List.of(0L, 1L, -1L, 1.5, -0.5, 99L, 99.0, 1e15, "99", ""),
            "名称", List.of("", "红", "红色", "é", "🍷", "\" or true or \"", "\\", "a'b", 7L),
            "on sale", List.of(true, false, "true", "")));

    private final Random random;

    public RandomFilters(long seed) {
        this.random = new Random(seed);
    }

    /** Each attribute is there three times of four. */
    public Attributes attributes() {
        Map<String, Object> values = new TreeMap<>();
        VALUES.forEach((name, some) -> {
            if (random.nextInt(4) > 0) {
                values.put(name, any(some));
            }
        });
        return Attributes.of(values);
    }

    public Filter filter() {
        return filter(DEEPEST);
    }

    private Filter filter(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> new Filter.Exists(attribute());
            case 1 -> equal();
            case 2 -> ordered();
            case 3 -> new Filter.And(some(depth - 1));
            case 4 -> new Filter.Or(some(depth - 1));
            default -> new Filter.Not(filter(depth - 1));
        };
    }

    private List<Filter> some(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> filter(depth))
                .toList();
    }

    private Filter equal() {
        String attribute = attribute();
        Object value = any(VALUES.getOrDefault(attribute, List.of("")));
        return random.nextBoolean() ? new Filter.Equal(attribute, value) : Filter.unequal(attribute, value);
    }

    private Filter ordered() {
        String attribute = attribute();
        Object value = any(VALUES.getOrDefault(attribute, List.of("")));
        return value instanceof Boolean
                ? new Filter.Exists(attribute)
                : new Filter.Ordered(attribute, any(List.of(Order.values())), value);
    }

    private String attribute() {
        return any(List.copyOf(VALUES.keySet()));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
