package io.tuwen.flink.embed;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state, content id to value. Selects the key at each access: mails that ran in between may have changed it. A
 * state backend that fails cannot be helped here, so it fails the task.
 */
final class ContentMap<V> {
    private final KeyedStateBackend<String> backend;
    private final MapState<String, V> state;

    ContentMap(KeyedStateBackend<String> backend, MapState<String, V> state) {
        this.backend = backend;
        this.state = state;
    }

    private interface Access<R> {
        R run() throws Exception;
    }

    private <R> R at(ItemId item, Access<R> access) {
        backend.setCurrentKey(item.value());
        try {
            return access.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException("state of item " + item + ": the state backend failed", e);
        }
    }

    @Nullable
    V get(RowKey key) {
        return at(key.itemId(), () -> state.get(key.contentId().value()));
    }

    void put(RowKey key, V value) {
        at(key.itemId(), () -> {
            state.put(key.contentId().value(), value);
            return true;
        });
    }

    void remove(RowKey key) {
        at(key.itemId(), () -> {
            state.remove(key.contentId().value());
            return true;
        });
    }

    Set<ContentId> contents(ItemId item) {
        return at(item, () -> {
            Set<ContentId> contents = new HashSet<>();
            state.keys().forEach(content -> contents.add(new ContentId(content)));
            return contents;
        });
    }
}
