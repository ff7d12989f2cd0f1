package io.tuwen.flink.job;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;

/** What the jobs want of Flink: what must be so, and what may be changed in Flink's own configuration. */
public final class FlinkSettings {
    /** Divisible by most parallelisms; state cannot be restored under another. */
    static final int MAX_PARALLELISM = 360;

    /** With an outage longer than the checkpoint time-out every checkpoint fails, and the job shall wait it out. */
    private static final int TOLERABLE_CHECKPOINT_FAILURES = 100_000;

    private FlinkSettings() {}

    /**
     * What is to be set for a job.
     *
     * @param cluster Flink's configuration: where it says something that may be changed, it wins
     */
    public static Configuration of(ReadableConfig cluster) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Safe, since everything that travels is immutable.
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        new Defaults(cluster, settings).set();
        return settings;
    }

    private record Defaults(ReadableConfig cluster, Configuration settings) {

        void set() {
            prefer(StateBackendOptions.STATE_BACKEND, "rocksdb");
            prefer(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
            prefer(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
            prefer(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofSeconds(1));
            prefer(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_CHECKPOINT_FAILURES);
            prefer(CheckpointingOptions.ENABLE_UNALIGNED, true);
            prefer(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, Duration.ofSeconds(10));
            prefer(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
            restarts();
        }

        private void restarts() {
            prefer(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
            prefer(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
            prefer(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(2));
            prefer(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
            prefer(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                    Duration.ofMinutes(10));
            prefer(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, 0.2);
        }

        private <T> void prefer(ConfigOption<T> option, T value) {
            settings.set(option, cluster.getOptional(option).orElse(value));
        }
    }
}
