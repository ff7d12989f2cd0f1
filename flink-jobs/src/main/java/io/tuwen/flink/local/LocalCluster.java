package io.tuwen.flink.local;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.job.EmbeddingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink inside this JVM, for local mode and tests: one job manager, one task manager, no ports that anyone is told of.
 * Jobs go on from where an earlier cluster on the same folder left them. For use by one thread, but for the counts.
 */
public final class LocalCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    private final Settings settings;
    private final String id = UUID.randomUUID().toString();
    private final MiniCluster flink;
    private final Map<Tower, JobID> jobs = new EnumMap<>(Tower.class);
    private int taskManagers = 1;

    /**
     * @param slots subtasks that run at once: the sum of the jobs' parallelisms
     * @param parallelism of each job
     * @param checkpoints a folder; what lies there is gone on from
     * @param flink further settings of Flink, which win over ours
     */
    public record Settings(int slots, int parallelism, Path checkpoints, Map<String, String> flink) {
        public Settings {
            flink = Map.copyOf(flink);
        }

        /** Both jobs, each of one subtask. */
        public static Settings in(Path checkpoints) {
            return new Settings(2, 1, checkpoints, Map.of());
        }
    }

    private LocalCluster(Settings settings) {
        this.settings = settings;
        this.flink = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(LocalFlink.cluster(settings, id))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .withRandomPorts()
                .build());
    }

    /** @throws FailureException CONFIGURATION_INVALID when Flink does not start */
    public static LocalCluster start(Settings settings) {
        LocalCluster cluster = new LocalCluster(settings);
        try {
            cluster.flink.start();
            return cluster;
        } catch (Exception e) {
            cluster.close();
            throw new FailureException(FailureCode.CONFIGURATION_INVALID, "Flink does not start here: " + e);
        }
    }

    /**
     * Starts the job of a tower, from its newest checkpoint where there is one.
     *
     * @throws FailureException with what is wrong and its remedy; nothing was read then
     */
    public void submit(Tower tower, JobSettings job) {
        EmbeddingJob embedding = new EmbeddingJob(tower, job);
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(jobConfiguration(embedding.name()));
        env.setParallelism(settings.parallelism());
        embedding.addTo(env);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(embedding.name());
        JobGraph translated = graph.getJobGraph();
        await(flink.submitJob(translated), "job " + embedding.name() + ": not taken");
        jobs.put(tower, translated.getJobID());
    }

    private Configuration jobConfiguration(String job) {
        Configuration configuration = LocalFlink.job(settings);
        Path folder = settings.checkpoints().resolve(job);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        Optional<Path> newest = new Checkpoints(folder).newest();
        if (newest.isPresent()) {
            LOG.info("Job {} goes on from {}", job, newest.get());
            configuration.set(
                    StateRecoveryOptions.SAVEPOINT_PATH, newest.get().toUri().toString());
            configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        }
        return configuration;
    }

    /** Crashes the task manager under the running jobs and gives them a new one: they restart from their checkpoints. */
    public void kill() {
        await(flink.terminateTaskManager(taskManagers - 1), "task manager: not to be killed");
        try {
            flink.startTaskManager();
            taskManagers++;
        } catch (Exception e) {
            throw new IllegalStateException("no new task manager after a kill", e);
        }
    }

    /** What Flink says of a job that was submitted. */
    public JobStatus status(Tower tower) {
        return await(flink.getJobStatus(job(tower)), "status of " + tower);
    }

    /** Why a job failed or restarted last; empty when it never did. */
    public Optional<String> lastFailure(Tower tower) {
        ErrorInfo info = await(flink.getArchivedExecutionGraph(job(tower)), "failures of " + tower)
                .getFailureInfo();
        return Optional.ofNullable(info).map(ErrorInfo::getExceptionAsString);
    }

    /** Which job ended for good, and why; empty while each runs or restarts. */
    public Optional<String> failure() {
        return jobs.keySet().stream()
                .filter(tower -> status(tower).isGloballyTerminalState())
                .map(tower ->
                        EmbeddingJob.name(tower) + ": " + lastFailure(tower).orElse("ended"))
                .findFirst();
    }

    /** Safe for use by many threads. */
    public JobCounts counts(Tower tower) {
        return LocalMetricsFactory.of(id).counts(EmbeddingJob.name(tower));
    }

    /** Of all jobs together. Safe for use by many threads. */
    public JobCounts counts() {
        return counts(Tower.IMAGE).plus(counts(Tower.TEXT));
    }

    /**
     * Waits until the counts of all jobs are as wanted.
     *
     * @return whether they became so in time
     */
    public boolean await(Predicate<JobCounts> wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!wanted.test(counts())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** Has a job write a checkpoint now, so that whoever goes on from it repeats nothing. */
    public void checkpoint(Tower tower) {
        await(flink.triggerCheckpoint(job(tower)), "checkpoint of " + tower);
    }

    private JobID job(Tower tower) {
        JobID job = jobs.get(tower);
        if (job == null) {
            throw new IllegalStateException("job of " + tower + ": not submitted");
        }
        return job;
    }

    private static <T> T await(CompletableFuture<T> future, String otherwise) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(otherwise, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(otherwise + ": interrupted", e);
        }
    }

    /** Jobs that run write a last checkpoint first, if they can. */
    @Override
    public void close() {
        for (Tower tower : jobs.keySet()) {
            try {
                checkpoint(tower);
            } catch (IllegalStateException e) {
                LOG.info("Job of {} ends without a last checkpoint: {}", tower, String.valueOf(e.getCause()));
            }
        }
        try {
            flink.closeAsync().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Flink does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LocalMetricsFactory.forget(id);
    }
}
