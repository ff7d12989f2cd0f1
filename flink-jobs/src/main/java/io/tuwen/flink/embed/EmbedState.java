package io.tuwen.flink.embed;

import io.tuwen.core.identity.ItemId;
import io.tuwen.flink.account.Account;
import io.tuwen.flink.account.AccountState;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.ParkedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;

/** All that the operator keeps across restarts. State names are part of every savepoint: never renamed. */
final class EmbedState {
    private static final String PARKED = "parked";

    private final Account account = new Account();
    private final AccountState accountState;
    private final LedgerStore ledger;
    private final ContentMap<ParkedEvent> parked;
    private final KeyedStateBackend<String> backend;
    private final ListState<Boolean> marks;
    private final boolean marksFirst;
    private final boolean restored;

    EmbedState(StateInitializationContext context, KeyedStateBackend<String> backend, EmbedSpec spec) throws Exception {
        this.backend = backend;
        this.ledger = new LedgerStore(
                backend, context.getKeyedStateStore(), spec.settings().removedTtl());
        this.parked = new ContentMap<>(
                backend,
                context.getKeyedStateStore()
                        .getMapState(
                                new MapStateDescriptor<>(PARKED, BasicTypeInfo.STRING_TYPE_INFO, Types.PARKED_EVENT)));
        this.accountState = AccountState.restore(account, context.getOperatorStateStore());
        // Union: every subtask must know, also one that a rescale has added.
        this.marks = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("marks-first", BasicTypeInfo.BOOLEAN_TYPE_INFO));
        this.restored = context.isRestored();
        this.marksFirst = context.isRestored() ? anyOf(marks) : spec.indexHeldRows();
    }

    private static boolean anyOf(ListState<Boolean> marks) throws Exception {
        boolean any = false;
        for (boolean mark : marks.get()) {
            any |= mark;
        }
        return any;
    }

    /** Whether there was state to start from. */
    boolean isRestored() {
        return restored;
    }

    Account account() {
        return account;
    }

    LedgerStore ledger() {
        return ledger;
    }

    ContentMap<ParkedEvent> parked() {
        return parked;
    }

    /**
     * Whether mutations of rows that the ledger does not know are marked. A job that began beside rows which its ledger
     * had not written knows no better after a restart: keys may come that it has not met yet.
     */
    boolean marksFirst() {
        return marksFirst;
    }

    /** The items of which this subtask's state holds a parked event. */
    List<ItemId> parkedItems() {
        try (Stream<String> keys = backend.getKeys(PARKED, VoidNamespace.INSTANCE)) {
            return keys.distinct().map(ItemId::new).toList();
        }
    }

    /** @param conflated records that the snapshot leaves behind, as it holds newer ones of the same contents */
    void save(int conflated) throws Exception {
        accountState.save(Fate.CONFLATED, conflated);
        marks.update(List.of(marksFirst));
    }
}
