package io.tuwen.flink.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * A Flink cluster within this JVM, with one task manager. What its jobs remember lies in a folder, so that a cluster
 * started on the same folder goes on where the last one stopped. Safe for use by many threads.
 */
public final class LocalCluster implements AutoCloseable {
    private static final int STOP_SECONDS = 60;

    private final Settings settings;
    private final String board = UUID.randomUUID().toString();
    private final MetricBoard metrics = new MetricBoard();
    private final MiniCluster cluster;
    private final Map<String, JobID> jobs = new LinkedHashMap<>();

    /**
     * @param slots parallelism of all jobs together
     * @param state where checkpoints and savepoints are kept
     */
    public record Settings(int slots, Path state) {}

    private LocalCluster(Settings settings) {
        this.settings = settings;
        BoardReporter.offer(board, metrics);
        this.cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .build());
    }

    /** Starts one; no job runs yet. */
    public static LocalCluster start(Settings settings) {
        LocalCluster local = new LocalCluster(settings);
        try {
            local.cluster.start();
            return local;
        } catch (Exception e) {
            local.close();
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID, "the local Flink cluster does not start: " + e);
        }
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        configuration.set(RestOptions.ADDRESS, "127.0.0.1");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.state().resolve("checkpoints").toUri().toString());
        configuration.setString("metrics.reporter.board.factory.class", BoardReporter.Factory.class.getName());
        configuration.setString("metrics.reporter.board." + BoardReporter.BOARD, board);
        return configuration;
    }

    /** Runs a job; it goes on from the savepoint that {@link #stop} left, if there is one. */
    public void submit(JobGraph job) {
        Savepoints savepoints = new Savepoints(settings.state(), job.getName());
        savepoints
                .latest()
                .ifPresent(path ->
                        job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(path.toString(), false)));
        await(cluster.submitJob(job), "submitting " + job.getName());
        jobs.put(job.getName(), job.getJobID());
    }

    /** Crashes all jobs: their task manager goes, with all that it held in memory, and another takes its place. */
    public void kill() {
        await(cluster.terminateTaskManager(0), "killing the task manager");
        try {
            cluster.startTaskManager();
        } catch (Exception e) {
            throw new IllegalStateException("a new task manager does not start", e);
        }
    }

    /** Where each job stands, by name. */
    public Map<String, JobStatus> status() {
        Map<String, JobStatus> status = new LinkedHashMap<>();
        jobs.forEach((name, id) -> status.put(name, await(cluster.getJobStatus(id), "asking for " + name)));
        return status;
    }

    /** Why a job failed for good; empty while none did. */
    public Optional<String> failure() {
        List<String> failures = new ArrayList<>();
        jobs.forEach((name, id) -> {
            if (await(cluster.getJobStatus(id), "asking for " + name) == JobStatus.FAILED) {
                failures.add(name + ": " + cause(id));
            }
        });
        return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
    }

    private String cause(JobID id) {
        var info = await(cluster.getExecutionGraph(id), "asking for the cause").getFailureInfo();
        Throwable cause = info == null
                ? null
                : info.getException().deserializeError(getClass().getClassLoader());
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? "unknown" : String.valueOf(cause.getMessage());
    }

    /** The account of all jobs now. */
    public Tally tally() {
        return Tally.of(metrics);
    }

    /** Stops every job with a savepoint, from which the next {@link #submit} of it goes on. */
    public void stop() {
        jobs.forEach((name, id) -> {
            Savepoints savepoints = new Savepoints(settings.state(), name);
            String made = await(
                    cluster.stopWithSavepoint(id, savepoints.folder().toString(), false, SavepointFormatType.CANONICAL),
                    "stopping " + name);
            savepoints.made(made);
        });
        jobs.clear();
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, what + ": interrupted");
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            throw new IllegalStateException(what + " failed", e);
        }
    }

    /** Ends the cluster, and its jobs as a crash would. */
    @Override
    public void close() {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("the local Flink cluster does not end", e);
        } finally {
            BoardReporter.withdraw(board);
        }
    }
}
