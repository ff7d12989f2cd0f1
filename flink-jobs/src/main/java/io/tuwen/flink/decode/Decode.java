package io.tuwen.flink.decode;

import io.tuwen.core.outcome.Failure;
import io.tuwen.flink.account.Account;
import io.tuwen.flink.account.AccountState;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Raw records to events; what is no event leaves by {@link #DEAD_LETTERS}. No record fails it. While the schema registry
 * is away it holds the record that needs it, and with it the subtask.
 */
public final class Decode extends ProcessFunction<SourceRecord, StreamEvent> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("undecoded", Types.DEAD_LETTER);

    private final EventReaderFactory readers;
    private final DeadLetters deadLetters;
    private transient @Nullable EventReader reader;
    private transient @Nullable Account account;
    private transient @Nullable AccountState accountState;

    /** @param deadLetters of the stage DECODE */
    public Decode(EventReaderFactory readers, DeadLetters deadLetters) {
        this.readers = readers;
        this.deadLetters = deadLetters;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        account = new Account();
        accountState = AccountState.restore(account, context.getOperatorStateStore());
    }

    @Override
    public void open(OpenContext context) {
        reader = readers.create();
        account().publish(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(SourceRecord record, Context context, Collector<StreamEvent> out)
            throws InterruptedException {
        Reading reading = Objects.requireNonNull(reader, "not opened").read(record);
        if (reading instanceof Reading.Undecided undecided) {
            // The reader waits for the registry; it gives up only when the task is cancelled.
            throw new InterruptedException(undecided.failure().toString());
        }
        account().count(Fate.RECORDS_IN);
        if (reading instanceof Reading.Event event) {
            out.collect(event.event());
        } else {
            reject(record, ((Reading.Rejected) reading).failure(), context);
        }
    }

    private void reject(SourceRecord record, Failure failure, Context context) {
        account().countDeadLetter(failure.code(), 1);
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        context.output(DEAD_LETTERS, deadLetters.of(record, failure, 1, now));
    }

    private Account account() {
        return Objects.requireNonNull(account, "state not initialised");
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        Objects.requireNonNull(accountState, "state not initialised").save();
    }
}
