package io.tuwen.flink.embed;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.flink.wire.LedgerStates;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.LedgerState;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in keyed state. Removed contents lie apart from live ones, since only they may be forgotten after a while:
 * a forgotten live entry would let an older version win.
 */
final class LedgerStore {
    /** How many entries RocksDB's compaction looks at before it reads the clock again. */
    private static final long COMPACTION_CLOCK_ENTRIES = 1000;

    private final ContentMap<LedgerState> live;
    private final ContentMap<LedgerState> removed;

    LedgerStore(KeyedStateBackend<String> backend, KeyedStateStore store, Duration removedTtl) {
        MapStateDescriptor<String, LedgerState> forgetful = descriptor("removed");
        forgetful.enableTimeToLive(StateTtlConfig.newBuilder(removedTtl)
                .cleanupInRocksdbCompactFilter(COMPACTION_CLOCK_ENTRIES)
                .build());
        this.live = new ContentMap<>(backend, store.getMapState(descriptor("live")));
        this.removed = new ContentMap<>(backend, store.getMapState(forgetful));
    }

    private static MapStateDescriptor<String, LedgerState> descriptor(String name) {
        return new MapStateDescriptor<>(name, BasicTypeInfo.STRING_TYPE_INFO, Types.LEDGER_STATE);
    }

    /** What the index was last told about this content; null when nothing is known. */
    @Nullable
    LedgerEntry get(RowKey key) {
        LedgerState state = live.get(key);
        if (state == null) {
            state = removed.get(key);
        }
        return state == null ? null : LedgerStates.toDomain(state);
    }

    void put(RowKey key, LedgerEntry entry) {
        LedgerState state = LedgerStates.fromDomain(entry);
        (entry.deleted() ? removed : live).put(key, state);
        (entry.deleted() ? live : removed).remove(key);
    }

    /** Every content of the item that anything is known of, removed ones too. */
    Set<ContentId> contentsOf(ItemId item) {
        Set<ContentId> contents = live.contents(item);
        contents.addAll(removed.contents(item));
        return contents;
    }
}
