package io.tuwen.flink.index;

import io.tuwen.core.identity.Digest;
import io.tuwen.schemas.Digest128;
import io.tuwen.schemas.RowMutation;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The contents of an item of which the index holds something newer than the ledger was told: a job that started without
 * its state found them so. Until the ledger has caught up, each of their mutations is compared with what is stored.
 * Keyed state, of the item that is the current key.
 */
final class Unsettled {
    private final MapState<String, byte[]> believedContents;

    Unsettled(KeyedStateStore store) {
        this.believedContents = store.getMapState(new MapStateDescriptor<>(
                "unsettled", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    /** @return the content that the ledger believes to be in the index; null when the two agree */
    @Nullable
    Digest believed(RowMutation mutation) throws Exception {
        byte[] digest = believedContents.get(mutation.getContentId());
        return digest == null ? null : Digest.fromBytes(digest);
    }

    /** The index holds something newer than this mutation, which the ledger takes for carried out. */
    void outdated(RowMutation mutation) throws Exception {
        Digest128 content = mutation.getContentDigest();
        boolean onlyRetagged = content == null && believedContents.contains(mutation.getContentId());
        if (!onlyRetagged) {
            believedContents.put(mutation.getContentId(), content == null ? Digest.NONE.toBytes() : content.bytes());
        }
    }

    /** The index holds just this mutation. */
    void settled(RowMutation mutation) throws Exception {
        believedContents.remove(mutation.getContentId());
    }
}
