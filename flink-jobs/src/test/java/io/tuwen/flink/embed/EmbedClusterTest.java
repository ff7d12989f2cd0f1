package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.StreamEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The operator in a real task: mailbox, barriers, restarts and cancellation are Flink's own. */
class EmbedClusterTest {
    private static final int EVENTS = 300;
    private static final int ITEMS = 60;

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    /** What the job's functions, which travel serialized, share with the test. */
    private static RemoteModel model = new RemoteModel();

    private static final AtomicInteger CHECKPOINTS = new AtomicInteger();
    private static final AtomicBoolean CRASH = new AtomicBoolean();
    private static final Map<String, Long> INDEX = new ConcurrentHashMap<>();

    @BeforeEach
    void reset() {
        model = new RemoteModel();
        CHECKPOINTS.set(0);
        CRASH.set(false);
        INDEX.clear();
    }

    @Test
    void modelAway_checkpointsPass_andNothingIsLostInACrash(@TempDir Path folder) throws Exception {
        JobClient job = start(folder, settings(100_000));
        await().atMost(Duration.ofMinutes(1)).until(() -> model.waiting() >= 8 && CHECKPOINTS.get() >= 3);

        CRASH.set(true);
        await().atMost(Duration.ofMinutes(1)).until(() -> model.closed() >= 2);
        int before = CHECKPOINTS.get();
        await().atMost(Duration.ofMinutes(1)).until(() -> CHECKPOINTS.get() > before + 1);
        model.comeBack();
        job.getJobExecutionResult().get();

        assertThat(INDEX).hasSize(ITEMS);
        assertThat(INDEX.values()).containsOnly((long) EVENTS / ITEMS);
    }

    @Test
    void cancellation_whileFull_doesNotWaitForTheModel(@TempDir Path folder) throws Exception {
        JobClient job = start(folder, settings(1));
        await().atMost(Duration.ofMinutes(1)).until(() -> model.waiting() >= 8);

        job.cancel().get();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> job.getJobStatus().get() == JobStatus.CANCELED && model.closed() == 2);
        assertThat(INDEX).isEmpty();
    }

    private static EmbedSettings settings(int maxParked) {
        return new EmbedSettings(
                4, 1 << 20, Duration.ofMillis(20), maxParked, Backoff.Settings.DEFAULT, Duration.ofDays(30));
    }

    private static JobClient start(Path folder, EmbedSettings settings) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration(folder));
        env.setParallelism(2);
        env.fromSource(new NumberSequenceSource(0, 100_000), WatermarkStrategy.noWatermarks(), "numbers")
                .setParallelism(1)
                .flatMap(new ToEvents())
                .returns(Types.STREAM_EVENT)
                .setParallelism(1)
                .keyBy(StreamEvent::getItemId, BasicTypeInfo.STRING_TYPE_INFO)
                .transform("embed", Types.ROW_MUTATION, new EmbedOperatorFactory(spec(settings)))
                .map(EmbedClusterTest::told)
                .returns(Types.ROW_MUTATION)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("embed");
    }

    private static EmbedSpec spec(EmbedSettings settings) {
        return new EmbedSpec(
                settings, group -> model.encoder(), new DeadLetters(Stage.EMBED, "test", "demo"), false, Map::of);
    }

    private static Configuration configuration(Path folder) {
        return Configuration.fromMap(Map.of(
                "pipeline.generic-types", "false",
                "pipeline.object-reuse", "true",
                "state.backend.type", "rocksdb",
                "execution.checkpointing.interval", "100 ms",
                "execution.checkpointing.unaligned.enabled", "true",
                "execution.checkpointing.dir", folder.toUri().toString(),
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "3",
                "restart-strategy.fixed-delay.delay", "10 ms"));
    }

    private static RowMutation told(RowMutation mutation) {
        INDEX.put(mutation.getItemId(), mutation.getVersion());
        return mutation;
    }

    /**
     * Versions 1, 2, 3 ... of each item in turn, and then nothing more; but the input does not end while the model is
     * away. Crashes once when told to.
     */
    private static final class ToEvents implements FlatMapFunction<Long, StreamEvent>, CheckpointListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Long number, Collector<StreamEvent> out) throws InterruptedException {
            if (CRASH.getAndSet(false)) {
                throw new IllegalStateException("crash, as scripted");
            }
            if (number < EVENTS) {
                out.collect(Events.caption("" + number % ITEMS, number / ITEMS + 1, "text " + number));
            } else {
                model.awaitReturn(Duration.ofMillis(10));
            }
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            CHECKPOINTS.incrementAndGet();
        }
    }
}
