package io.tuwen.flink.index;

import io.tuwen.flink.account.Fate;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import io.tuwen.testkit.fakes.HoldingVectorStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The operator in Flink's harness, under manual time. */
final class IndexHarness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, RowMutation, DeadLetter> harness;

    private IndexHarness(IndexSettings settings, HoldingVectorStore store, @Nullable OperatorSubtaskState state)
            throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new IndexOperatorFactory(settings, new DeadLetters(Stage.INDEX, "job", "model@1"), metrics -> store),
                RowMutation::getItemId,
                BasicTypeInfo.STRING_TYPE_INFO);
        harness.setup(
                Types.DEAD_LETTER.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    static IndexHarness open(IndexSettings settings, HoldingVectorStore store) throws Exception {
        return new IndexHarness(settings, store, null);
    }

    static IndexHarness restore(IndexSettings settings, HoldingVectorStore store, OperatorSubtaskState state)
            throws Exception {
        return new IndexHarness(settings, store, state);
    }

    private IndexOperator operator() {
        return (IndexOperator) harness.getOperator();
    }

    void process(RowMutation... mutations) throws Exception {
        for (RowMutation mutation : mutations) {
            harness.processElement(new StreamRecord<>(mutation));
            runMails();
        }
    }

    void advanceTo(long millis) throws Exception {
        harness.setProcessingTime(millis);
        runMails();
    }

    void runMails() throws Exception {
        Optional<Mail> mail = harness.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
        while (mail.isPresent()) {
            mail.get().run();
            mail = harness.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
        }
    }

    /** As before a barrier. */
    void drain() throws Exception {
        harness.prepareSnapshotPreBarrier(1);
    }

    void endInput() throws Exception {
        harness.endInput();
    }

    OperatorSubtaskState snapshot() throws Exception {
        drain();
        return harness.snapshot(1, 1);
    }

    long count(Fate fate) {
        return operator().account().of(fate);
    }

    List<Long> freshness() {
        return Arrays.stream(operator().freshness().getStatistics().getValues())
                .boxed()
                .toList();
    }

    List<DeadLetter> deadLetters() {
        return harness.extractOutputValues();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
