package io.tuwen.cli.demo.acts;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses an item for an act, where nobody named one. */
final class Casting {
    private static final int MOST_TRIED = 40;

    private final Stage stage;
    private final ItemAct act;

    Casting(Stage stage, ItemAct act) {
        this.stage = stage;
        this.act = act;
    }

    /** One that fits, and best so. */
    Standing choose() {
        List<Standing> fitting = new ArrayList<>();
        for (ItemId item : candidates()) {
            Standing standing = stage.standing(item);
            if (standing.rows().size() == Tower.values().length
                    && act.lacks(standing).isEmpty()) {
                fitting.add(standing);
                if (act.isBest(standing)) {
                    return standing;
                }
            }
        }
        return fitting.stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        RefusedException.Kind.NOT_FOUND,
                        new Finding("item_id", "none", "an item that fits to be there already"),
                        "wait until more have appeared, or name one"));
    }

    /** In no order. */
    private List<ItemId> candidates() {
        Set<RowKey> keys = new HashSet<>(stage.stream().expected(Tower.IMAGE).keySet());
        keys.retainAll(stage.stream().expected(Tower.TEXT).keySet());
        List<ItemId> items = new ArrayList<>(keys.stream()
                .filter(key -> key.contentId().equals(ContentId.MAIN))
                .map(RowKey::itemId)
                .toList());
        Collections.shuffle(items);
        return items.subList(0, Math.min(MOST_TRIED, items.size()));
    }
}
