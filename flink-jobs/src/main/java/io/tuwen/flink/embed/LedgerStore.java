package io.tuwen.flink.embed;

import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.core.port.Known;
import io.tuwen.flink.wire.LedgerStates;
import io.tuwen.flink.wire.PictureValidators;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.LedgerState;
import io.tuwen.schemas.PictureValidator;
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

    /** A state of its own: an upgrade that gave every entry a field would rewrite all of the ledger at its start. */
    private final ContentMap<PictureValidator> validators;

    LedgerStore(KeyedStateBackend<String> backend, KeyedStateStore store, Duration removedTtl) {
        MapStateDescriptor<String, LedgerState> forgetful = descriptor("removed");
        forgetful.enableTimeToLive(StateTtlConfig.newBuilder(removedTtl)
                .cleanupInRocksdbCompactFilter(COMPACTION_CLOCK_ENTRIES)
                .build());
        this.live = new ContentMap<>(backend, store.getMapState(descriptor("live")));
        this.removed = new ContentMap<>(backend, store.getMapState(forgetful));
        this.validators = new ContentMap<>(
                backend,
                store.getMapState(new MapStateDescriptor<>(
                        "validators", BasicTypeInfo.STRING_TYPE_INFO, Types.PICTURE_VALIDATOR)));
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
        if (entry.deleted()) {
            validators.remove(key);
        }
    }

    /** How to ask whether the picture that the index was told of is still the same; null when there is no way. */
    @Nullable
    Known known(RowKey key) {
        PictureValidator state = validators.get(key);
        if (state == null) {
            return null;
        }
        Known known = PictureValidators.toDomain(state);
        LedgerEntry entry = get(key);
        boolean current = entry != null && entry.contentDigest().equals(known.digest());
        return current ? known : null;
    }

    /** Of use from the moment on at which the entry is of this very picture. */
    void remember(RowKey key, Known known) {
        validators.put(key, PictureValidators.fromDomain(known));
    }

    /** Every content of the item that anything is known of, removed ones too. */
    Set<ContentId> contentsOf(ItemId item) {
        Set<ContentId> contents = live.contents(item);
        contents.addAll(removed.contents(item));
        return contents;
    }
}
