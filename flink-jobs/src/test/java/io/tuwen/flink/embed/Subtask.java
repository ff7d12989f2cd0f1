package io.tuwen.flink.embed;

import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.StreamEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** One subtask of the embed operator in Flink's test harness, with its gauges, under manual time. */
final class Subtask extends OneInputStreamOperatorTestHarness<StreamEvent, RowMutation> {
    private final Map<String, Metric> metrics;
    private final Factory factory;

    private Subtask(Factory factory, MockEnvironment environment, Map<String, Metric> metrics) throws Exception {
        super(factory, environment);
        this.factory = factory;
        this.metrics = metrics;
        config.setStatePartitioner(0, (KeySelector<StreamEvent, String>) StreamEvent::getItemId);
        config.setStateKeySerializer(
                BasicTypeInfo.STRING_TYPE_INFO.createSerializer(executionConfig.getSerializerConfig()));
        config.serializeAllConfigs();
        getExecutionConfig().enableObjectReuse();
    }

    /** @param whenBlocked see {@link HookedMailbox} */
    static Subtask of(EmbedSpec spec, int index, int parallelism, Runnable whenBlocked) throws Exception {
        Map<String, Metric> metrics = new HashMap<>();
        MockEnvironment environment = new MockEnvironmentBuilder()
                .setTaskName("embed")
                .setManagedMemorySize(3 << 20)
                .setMaxParallelism(Rig.MAX_PARALLELISM)
                .setParallelism(parallelism)
                .setSubtaskIndex(index)
                .setMetricGroup(group(metrics))
                .build();
        return new Subtask(new Factory(spec, whenBlocked), environment, metrics);
    }

    private static TaskMetricGroup group(Map<String, Metric> metrics) {
        TestingMetricRegistry registry = TestingMetricRegistry.builder()
                .setRegisterConsumer((metric, name, group) ->
                        metrics.put(group.getLogicalScope(text -> text, '.') + "." + name + code(group), metric))
                .build();
        return TaskManagerMetricGroup.createTaskManagerMetricGroup(registry, "localhost", ResourceID.generate())
                .addJob(new JobID(), "job")
                .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "embed");
    }

    private static String code(MetricGroup group) {
        String code = group.getAllVariables().get("<code>");
        return code == null ? "" : "[" + code + "]";
    }

    /** Runs the mail that has come in. */
    void runMail() {
        boolean ran = true;
        while (ran) {
            ran = mailbox().tryYield();
        }
    }

    private MailboxExecutor mailbox() {
        return Objects.requireNonNull(factory.mailbox);
    }

    /** The value of a gauge or counter of the operator, by its name below the operator's scope. */
    long metric(String name) {
        Metric metric = Objects.requireNonNull(
                metrics.get("taskmanager.job.task.operator." + name), () -> name + " is not among " + metrics.keySet());
        return metric instanceof Counter counter
                ? counter.getCount()
                : ((Number) ((Gauge<?>) metric).getValue()).longValue();
    }

    /** Takes out what the operator has emitted. */
    void drainTo(FakeIndex index, Queue<DeadLetter> deadLetters) {
        while (getOutput().poll() instanceof StreamRecord<?> record) {
            index.apply((RowMutation) record.getValue());
        }
        var letters = getSideOutput(EmbedOperatorFactory.DEAD_LETTERS);
        while (letters != null && !letters.isEmpty()) {
            deadLetters.add(letters.remove().getValue());
        }
    }

    private static final class Factory extends AbstractStreamOperatorFactory<RowMutation>
            implements OneInputStreamOperatorFactory<StreamEvent, RowMutation> {
        private final transient EmbedSpec spec;
        private final transient Runnable whenBlocked;
        private transient @Nullable MailboxExecutor mailbox;

        Factory(EmbedSpec spec, Runnable whenBlocked) {
            this.spec = spec;
            this.whenBlocked = whenBlocked;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends StreamOperator<RowMutation>> T createStreamOperator(
                StreamOperatorParameters<RowMutation> parameters) {
            mailbox = parameters.getMailboxExecutor();
            return new EmbedOperatorFactory(spec)
                    .createStreamOperator(new StreamOperatorParameters<>(
                            parameters.getContainingTask(),
                            parameters.getStreamConfig(),
                            parameters.getOutput(),
                            parameters::getProcessingTimeService,
                            parameters.getOperatorEventDispatcher(),
                            new HookedMailbox(mailbox, whenBlocked)));
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
            return EmbedOperator.class;
        }
    }
}
