package io.tuwen.search.page;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.search.act.Acts;
import io.tuwen.search.act.Performance;
import io.tuwen.search.act.Performance.Fact;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import io.tuwen.testkit.store.SampleRows;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Changes the stall's goods, and looks at its racks afterwards. */
final class StallActs implements Acts {
    private final Stall stall;

    StallActs(Stall stall) {
        this.stall = stall;
    }

    @Override
    public List<String> names() {
        return List.of("price", "delete", "corrupt", "prove");
    }

    @Override
    public Performance play(String act, Optional<ItemId> item) {
        RowKey key = SampleRows.key(item.map(ItemId::value).orElse("item-00"));
        List<Fact> facts = switch (act) {
            case "price" -> price(key);
            case "delete" -> delete(key);
            case "corrupt" -> corrupt(key);
            default -> prove();
        };
        return new Performance(
                act,
                Optional.of(key.itemId()),
                "./tuwen publish /tmp/" + act + ".jsonl",
                Duration.ofMillis(250),
                facts);
    }

    private List<Fact> price(RowKey key) {
        Row before = row(key);
        Map<String, Object> attributes =
                new HashMap<>(before.header().attributes().values());
        Object old = Objects.requireNonNull(attributes.put("price", 8.5));
        stall.put(Tower.IMAGE, key, captionOf(key), attributes);
        Row after = row(key);
        boolean changed = Objects.equals(after.header().attributes().values().get("price"), 8.5);
        return List.of(
                new Fact(
                        "attribute_changed",
                        changed,
                        Map.of("name", "price", "before", old, "after", 8.5, "after_ms", 240)),
                new Fact("vector_untouched", Arrays.equals(before.vector(), after.vector()), Map.of()),
                new Fact("inferences_spent", true, Map.of("count", 0)));
    }

    private List<Fact> delete(RowKey key) {
        row(key);
        stall.remove(key.itemId().value());
        boolean gone = stall.rack(Tower.IMAGE).get(List.of(key)).isEmpty();
        return List.of(new Fact("row_gone", gone, Map.of("side", "images", "after_ms", 1_300)));
    }

    private List<Fact> corrupt(RowKey key) {
        long version = row(key).header().version();
        stall.refuse(key.itemId().value(), "PICTURE_CORRUPT", "picture: ends early");
        return List.of(
                new Fact("dead_letter", true, Map.of("code", "PICTURE_CORRUPT", "after_ms", 90)),
                new Fact(
                        "row_unchanged",
                        row(key).header().version() == version,
                        Map.of("side", "images", "version", version)));
    }

    /** A row may be taken from one rack alone, behind the stream's back. */
    private List<Fact> prove() {
        long missing = stall.rack(Tower.IMAGE).size() - stall.rack(Tower.TEXT).size();
        long rows = stall.rack(Tower.IMAGE).size() + stall.rack(Tower.TEXT).size();
        return List.of(new Fact(
                "index_equals_stream",
                missing == 0,
                Map.of("rows", rows, "missing", missing, "stale", 0, "orphaned", 0)));
    }

    private Row row(RowKey key) {
        return stall.rack(Tower.IMAGE).get(List.of(key)).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        RefusedException.Kind.NOT_FOUND,
                        new Finding("item_id", key.itemId().value(), "an item that is indexed"),
                        "publish it first, or name another"));
    }

    private String captionOf(RowKey key) {
        return stall.rack(Tower.TEXT).get(List.of(key)).stream()
                .map(row -> Objects.requireNonNull(row.header().caption()))
                .findFirst()
                .orElse("");
    }
}
