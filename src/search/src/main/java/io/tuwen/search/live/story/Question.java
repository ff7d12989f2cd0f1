package io.tuwen.search.live.story;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import java.util.List;
import java.util.Set;

/**
 * What the index is to be asked.
 *
 * @param contents whose rows are wanted
 * @param upTo number of the last record that an answer can tell of
 * @param whole all rows of the item are wanted, since it may have contents that nobody remembers
 */
public record Question(Tower side, ItemId item, Set<ContentId> contents, int upTo, boolean whole) {
    public List<RowKey> keys() {
        return contents.stream().map(content -> new RowKey(content, item)).toList();
    }
}
