package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.flink.account.Fate;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/**
 * The embed operator at any parallelism, between a topic that can be read again and an index, under manual time. Insists
 * after every step that the account balances.
 */
final class Rig implements AutoCloseable {
    static final int MAX_PARALLELISM = 360;

    final ManualEncoder encoder = new ManualEncoder();
    final FakeIndex index = new FakeIndex();
    final Queue<DeadLetter> deadLetters = new ArrayDeque<>();

    private final EmbedSpec spec;
    private final StateBackend backend;
    private final List<StreamEvent> topic = new ArrayList<>();
    private final List<Subtask> subtasks = new ArrayList<>();
    private Runnable whenBlocked = Rig::blockedForEver;
    private int position;
    private long now = 1_000_000;
    private long checkpoints;
    private int blocks;

    /** A consistent cut: the operator's state, the position in the topic, and the writer's own account. */
    record Checkpoint(OperatorSubtaskState state, int parallelism, int position, long indexRecords) {}

    Rig(EmbedSettings settings) throws Exception {
        this(settings, false, new HashMapStateBackend());
    }

    Rig(EmbedSettings settings, boolean indexHeldRows, StateBackend backend) throws Exception {
        DeadLetters letters = new DeadLetters(Stage.EMBED, "test", "demo");
        this.spec = new EmbedSpec(
                settings, group -> encoder.encoder(), letters, indexHeldRows, () -> Map.of(0, (long) topic.size()));
        this.backend = backend;
        start(1, List.of());
    }

    private static void blockedForEver() {
        throw new AssertionError("the operator blocks, and nothing is scripted that would help it");
    }

    private void blocked() {
        blocks++;
        if (blocks > 10_000) {
            blockedForEver();
        }
        whenBlocked.run();
    }

    private void start(int parallelism, List<OperatorSubtaskState> states) throws Exception {
        for (int i = 0; i < parallelism; i++) {
            Subtask subtask = Subtask.of(spec, i, parallelism, this::blocked);
            subtask.setStateBackend(backend);
            subtask.setProcessingTime(now);
            subtask.setStateTtlProcessingTime(now);
            if (!states.isEmpty()) {
                subtask.initializeState(states.get(i));
            }
            subtask.open();
            subtasks.add(subtask);
        }
        settle();
    }

    /** Sends events, each to the subtask that owns its key. */
    Rig send(StreamEvent... events) throws Exception {
        for (StreamEvent event : events) {
            topic.add(atOffset(event, topic.size()));
        }
        readTopic();
        return this;
    }

    private static StreamEvent atOffset(StreamEvent event, long offset) {
        SourceRecord source =
                SourceRecord.newBuilder(event.getSource()).setOffset(offset).build();
        return StreamEvent.newBuilder(event).setSource(source).build();
    }

    private void readTopic() throws Exception {
        while (position < topic.size()) {
            StreamEvent event = topic.get(position);
            owner(event.getItemId()).processElement(event, 0);
            position++;
            settle();
        }
    }

    private Subtask owner(String item) {
        return subtasks.get(
                KeyGroupRangeAssignment.assignKeyToParallelOperator(item, MAX_PARALLELISM, subtasks.size()));
    }

    /** Runs all mail, lets the index have what came out, and checks the account. */
    Rig settle() {
        for (Subtask subtask : subtasks) {
            subtask.runMail();
            subtask.drainTo(index, deadLetters);
        }
        checkBalance();
        return this;
    }

    private void checkBalance() {
        long accounted = index.records() + total("account.inFlight");
        for (Fate fate : List.of(Fate.DUPLICATE, Fate.STALE, Fate.CONFLATED, Fate.DEAD_LETTERED)) {
            accounted += count(fate);
        }
        assertThat(accounted).as("records accounted for, of those read").isEqualTo(position);
    }

    long count(Fate fate) {
        return total("account." + fate.metric());
    }

    /** A gauge or counter, summed over the subtasks. */
    long total(String metric) {
        return subtasks.stream().mapToLong(subtask -> subtask.metric(metric)).sum();
    }

    Rig fetched(String uri) {
        encoder.fetches.answer(uri);
        return settle();
    }

    Rig embedded(String subject) {
        encoder.inferences.answer(subject);
        return settle();
    }

    /** Answers every call, and those that follow, until nothing is asked any more. */
    Rig answerAll() {
        while (encoder.fetches.answerAll() + encoder.inferences.answerAll() > 0) {
            settle();
        }
        return this;
    }

    Rig advance(Duration time) {
        now += time.toMillis();
        try {
            for (Subtask subtask : subtasks) {
                subtask.setStateTtlProcessingTime(now);
                subtask.setProcessingTime(now);
            }
        } catch (Exception e) {
            throw new AssertionError("a timer failed", e);
        }
        return settle();
    }

    /** What happens while the operator blocks for mail; runs as often as it takes. */
    Rig whenBlocked(Runnable script) {
        whenBlocked = script;
        return this;
    }

    Checkpoint checkpoint() throws Exception {
        return snapshot(CheckpointType.CHECKPOINT);
    }

    Checkpoint snapshot(SnapshotType type) throws Exception {
        long id = ++checkpoints;
        OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
        for (int i = 0; i < states.length; i++) {
            subtasks.get(i).prepareSnapshotPreBarrier(id);
            states[i] = subtasks.get(i).snapshotWithLocalState(id, id, type).getJobManagerOwnedState();
        }
        OperatorSubtaskState whole = AbstractStreamOperatorTestHarness.repackageState(states);
        return new Checkpoint(whole, states.length, position, index.records());
    }

    /** All is lost but the checkpoint: starts again from there and reads the topic from there. */
    Rig restart(Checkpoint checkpoint, int parallelism) throws Exception {
        stop();
        index.writerRestarts(checkpoint.indexRecords());
        position = checkpoint.position();
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (int i = 0; i < parallelism; i++) {
            states.add(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    checkpoint.state(), MAX_PARALLELISM, checkpoint.parallelism(), parallelism, i));
        }
        start(parallelism, states);
        readTopic();
        return advance(Duration.ZERO);
    }

    void endInput() throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.endInput();
        }
        settle();
    }

    private void stop() throws Exception {
        for (Subtask subtask : subtasks) {
            subtask.close();
            subtask.runMail(); // what completes on the way down must not do anything
        }
        subtasks.clear();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
