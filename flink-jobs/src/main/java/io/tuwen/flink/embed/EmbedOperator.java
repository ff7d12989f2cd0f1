package io.tuwen.flink.embed;

import io.tuwen.core.event.CatalogueEvent;
import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.event.CatalogueEvent.ItemRemoved;
import io.tuwen.core.event.Content;
import io.tuwen.flink.wire.StreamEvents;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.StreamEvent;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Orders the events of each content, lets the ledger decide, embeds, and tells the index.
 *
 * <p>At most one event of a content is in flight; newer ones wait and conflate. A full operator yields, so that the
 * source waits. Calls never hold up a barrier: what is in flight is copied to state, and driven again by whoever owns its
 * key after a restart. Everything here runs on the subtask's thread; calls and timers come back to it by mail.
 */
final class EmbedOperator extends AbstractStreamOperator<RowMutation>
        implements OneInputStreamOperator<StreamEvent, RowMutation>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final transient EmbedSpec spec;
    private final transient MailboxExecutor mailbox;

    private transient EmbedState state;
    private transient Backlog backlog;
    private transient Backoff backoff;
    private transient Drive drive;
    private transient Intake intake;
    private transient Removals removals;
    private transient @Nullable Encoding encoding;
    private transient int conflatedByBarrier;

    @SuppressWarnings("NullAway.Init") // Flink's life cycle: initializeState and open come before all else
    EmbedOperator(StreamOperatorParameters<RowMutation> parameters, EmbedSpec spec) {
        super(parameters);
        this.spec = spec;
        this.mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        state = new EmbedState(context, getKeyedStateBackend(), spec);
    }

    @Override
    public void open() throws Exception {
        super.open();
        EmbedSettings settings = spec.settings();
        Encoding calls = new Encoding(spec.encoders().create(getMetricGroup()), new Calls(mailbox), getMetricGroup());
        encoding = calls;
        Outlet outlet = new Outlet(output, spec.deadLetters(), getProcessingTimeService());
        Doubts doubts = new Doubts(state.isRestored() ? spec.horizon().now() : Map.of());
        Verdicts verdicts = new Verdicts(state, outlet, doubts);
        backlog = new Backlog(
                new InFlight(new Capacity(settings.capacity(), settings.capacityBytes())),
                new Parking(state.parked(), getProcessingTimeService(), this::resume));
        backoff = new Backoff(settings.backoff(), new SplittableRandom());
        drive = new Drive(backlog, verdicts, calls, backoff);
        intake = new Intake(backlog, verdicts, drive, settings.maxParked());
        removals = new Removals(backlog, verdicts);
        state.parkedItems().forEach(item -> backlog.parking().restore(item, verdicts::doubt));
        publish(getMetricGroup());
    }

    private void resume() {
        drive.resume();
    }

    private void publish(MetricGroup metrics) {
        state.account().publish(metrics);
        metrics.addGroup("account").gauge("inFlight", (Gauge<Integer>) backlog::records);
        metrics.gauge("waiting", (Gauge<Integer>) backlog.inFlight()::waiting);
        metrics.gauge("parked", (Gauge<Integer>) backlog.parking()::size);
        metrics.gauge("heldBytes", (Gauge<Long>) backlog.inFlight()::bytes);
    }

    @Override
    public void processElement(StreamRecord<StreamEvent> element) throws InterruptedException {
        CatalogueEvent event = StreamEvents.toDomain(element.getValue());
        if (event instanceof ItemRemoved tombstone) {
            removals.removeItem(tombstone);
            return;
        }
        Pending pending = Pending.of(element.getValue(), (ContentChanged) event);
        if (pending.change().content() instanceof Content.Removed) {
            removals.removeContent(pending);
        } else if (!intake.admit(pending)) {
            admitWhenThereIsRoom(pending);
        }
    }

    /**
     * Holds an event that finds no room for a while, then parks it: barriers pass only between events, and must pass
     * while the model is away.
     */
    private void admitWhenThereIsRoom(Pending pending) throws InterruptedException {
        long patienceEnds = now() + spec.settings().fullPatience().toMillis();
        // Its mail ends the yield below, which knows no time-out.
        ScheduledFuture<?> alarm = getProcessingTimeService().registerTimer(patienceEnds, time -> {});
        while (!intake.admit(pending)) {
            if (now() >= patienceEnds && intake.canPark()) {
                intake.park(pending);
                break;
            }
            mailbox.yield();
        }
        alarm.cancel(false);
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        conflatedByBarrier = backlog.copyToState();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.save(conflatedByBarrier);
    }

    /** Drains everything, parked events too. No barrier passes meanwhile, so tries follow each other closely. */
    @Override
    public void endInput() throws InterruptedException {
        backoff.hurry();
        backlog.parking().hurry();
        drive.resume();
        while (!backlog.isEmpty()) {
            mailbox.yield();
        }
    }

    @Override
    public void close() throws Exception {
        if (encoding != null) {
            encoding.close();
        }
        super.close();
    }
}
