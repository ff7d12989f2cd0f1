package io.tuwen.flink.index;

import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorStore;
import io.tuwen.flink.account.Account;
import io.tuwen.flink.account.AccountState;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes mutations to the index. One batch is in flight while the next one gathers; a barrier and the end of input wait
 * until both are done, so that no mutation is ever kept in state.
 *
 * <p>Not a sink, since a sink's writer cannot emit, and rows that the index refuses have to reach the dead letters under
 * the same checkpoint. Runs on the stream keyed by item id. While the index is away the store waits, and so do the
 * batch, the operator and, by back-pressure, Kafka.
 */
final class IndexOperator extends AbstractStreamOperator<DeadLetter>
        implements OneInputStreamOperator<RowMutation, DeadLetter>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final int FRESHNESS_WINDOW = 10_000;

    private final IndexSettings settings;
    private final DeadLetters deadLetters;
    private final StoreFactory stores;
    private final MailboxExecutor mailbox;
    private final MutationBuffer gathering = new MutationBuffer();
    private final Account account = new Account();
    private final Histogram freshness = new DescriptiveStatisticsHistogram(FRESHNESS_WINDOW);

    private @Nullable VectorStore store;

    @SuppressWarnings("NullAway.Init") // made in open()
    private BatchWriter writer;

    @SuppressWarnings("NullAway.Init") // made in initializeState()
    private AccountState accountState;

    @SuppressWarnings("NullAway.Init") // made in initializeState()
    private Unsettled unsettled;

    private boolean inFlight;
    private boolean draining;
    private long lingersUntil;

    IndexOperator(
            StreamOperatorParameters<DeadLetter> parameters,
            IndexSettings settings,
            DeadLetters deadLetters,
            StoreFactory stores) {
        super(parameters);
        this.mailbox = parameters.getMailboxExecutor();
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.stores = stores;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        accountState = AccountState.restore(account, context.getOperatorStateStore());
        unsettled = new Unsettled(context.getKeyedStateStore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        store = stores.open(getMetricGroup());
        writer = new BatchWriter(store);
        account.publish(getMetricGroup());
        getMetricGroup().histogram("freshness", freshness);
    }

    @Override
    public void processElement(StreamRecord<RowMutation> element) throws Exception {
        boolean isFirst = gathering.isEmpty();
        account.count(Fate.CONFLATED, gathering.add(element.getValue()));
        if (isFirst) {
            startLinger();
        }
        sendIfDue();
        while (gathering.reaches(settings)) {
            mailbox.yield();
        }
    }

    private void startLinger() {
        lingersUntil = getProcessingTimeService().getCurrentProcessingTime()
                + settings.linger().toMillis();
        if (!settings.linger().isZero()) {
            getProcessingTimeService().registerTimer(lingersUntil, time -> sendIfDue());
        }
    }

    private void sendIfDue() throws Exception {
        boolean due = draining
                || gathering.reaches(settings)
                || getProcessingTimeService().getCurrentProcessingTime() >= lingersUntil;
        if (due && !inFlight && !gathering.isEmpty()) {
            send();
        }
    }

    private void send() throws Exception {
        List<Step> batch = new ArrayList<>();
        for (RowMutation mutation : gathering.take()) {
            setCurrentKey(mutation.getItemId());
            batch.add(new Step(mutation, unsettled.believed(mutation)));
        }
        inFlight = true;
        writer.write(batch).whenComplete(this::post);
    }

    /** Runs on a thread of the store. */
    private void post(@Nullable List<Written> written, @Nullable Throwable error) {
        try {
            mailbox.execute(() -> complete(written, error), "index batch");
        } catch (RejectedExecutionException e) {
            LOG.debug("The task has ended: what the index answered no longer matters", e);
        }
    }

    private void complete(@Nullable List<Written> written, @Nullable Throwable error) throws Exception {
        if (written == null) {
            throw new IllegalStateException("the store broke its promise that every future completes normally", error);
        }
        inFlight = false;
        for (Written result : written) {
            settle(result);
        }
        sendIfDue();
    }

    private void settle(Written result) throws Exception {
        RowMutation mutation = result.step().mutation();
        setCurrentKey(mutation.getItemId());
        if (result instanceof Written.Done) {
            done(result.step());
        } else if (result instanceof Written.Outdated) {
            unsettled.outdated(mutation);
            account.count(Fate.STALE, mutation.getRecords());
        } else {
            failed(mutation, ((Written.Failed) result).failure());
        }
    }

    private void done(Step step) throws Exception {
        RowMutation mutation = step.mutation();
        if (step.isGuarded()) {
            unsettled.settled(mutation);
        }
        account.count(fate(mutation), mutation.getRecords());
        long now = getProcessingTimeService().getCurrentProcessingTime();
        freshness.update(Math.max(0, now - mutation.getOccurredAt().toEpochMilli()));
    }

    private static Fate fate(RowMutation mutation) {
        return switch (mutation.getKind()) {
            case PUT -> Fate.INDEXED;
            case RETAG -> Fate.RETAGGED;
            case REMOVE -> Fate.REMOVED;
        };
    }

    private void failed(RowMutation mutation, Failure failure) {
        if (failure.disposition() != Disposition.DEAD_LETTER) {
            throw new FailureException(failure);
        }
        account.countDeadLetter(failure.code(), mutation.getRecords());
        Instant now = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
        output.collect(new StreamRecord<>(deadLetters.of(mutation.getSource(), failure, 1, now)));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        drain();
    }

    @Override
    public void endInput() throws Exception {
        drain();
    }

    private void drain() throws Exception {
        draining = true;
        sendIfDue();
        while (inFlight) {
            mailbox.yield();
        }
        draining = false;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        accountState.save();
    }

    Account account() {
        return account;
    }

    Histogram freshness() {
        return freshness;
    }

    @Override
    public void close() throws Exception {
        if (store != null) {
            store.close();
        }
        super.close();
    }
}
