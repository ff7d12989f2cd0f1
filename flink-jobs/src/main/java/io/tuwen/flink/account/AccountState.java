package io.tuwen.flink.account;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/** Keeps an account in operator state: one list element a subtask, dealt out evenly, summed by whoever gets it. */
public final class AccountState {
    private final Account account;
    private final ListState<Map<String, Long>> state;

    private AccountState(Account account, ListState<Map<String, Long>> state) {
        this.account = account;
        this.state = state;
    }

    /** Adds what the state holds to the account. To be called once, when the operator's state is initialised. */
    public static AccountState restore(Account account, OperatorStateStore store) throws Exception {
        ListState<Map<String, Long>> state =
                store.getListState(new ListStateDescriptor<>("account", Types.MAP(Types.STRING, Types.LONG)));
        for (Map<String, Long> entries : state.get()) {
            account.add(entries);
        }
        return new AccountState(account, state);
    }

    /** To be called when the operator's state is snapshot. */
    public void save() throws Exception {
        save(Fate.RECORDS_IN, 0);
    }

    /**
     * As {@link #save()}, for records whose fate is settled only if this very state is restored: the snapshot leaves them
     * behind, while the running operator may yet carry them out.
     */
    public void save(Fate fate, int records) throws Exception {
        Map<String, Long> entries = account.entries();
        entries.merge(fate.name(), (long) records, Long::sum);
        state.update(List.of(entries));
    }
}
