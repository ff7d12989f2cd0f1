package io.tuwen.cli.stack;

import io.tuwen.core.model.Tower;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.flink.local.LocalCluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole line on this machine: servers and both jobs. Stopped by {@link #close}, and when the process is asked to end.
 * Safe for use by many threads.
 */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

    private final LocalServers.Running servers;
    private final LocalCluster cluster;
    private final List<String> deaths = new ArrayList<>();
    private final Thread onExit = new Thread(this::stop, "stop-stack");
    private Runnable first = () -> {};
    private boolean stopped;

    /**
     * What is to run.
     *
     * @param jobs settings of the jobs beyond their servers' addresses
     */
    public record Wanted(LocalServers.Wanted servers, Map<String, String> jobs) {
        public Wanted {
            jobs = Map.copyOf(jobs);
        }
    }

    /** Settings of jobs that fetch pictures from there. */
    public static Map<String, String> reaching(Reach reach) {
        return Map.of(
                "tuwen.fetch.allowed-networks", String.join(",", reach.allowed().networks()),
                "tuwen.fetch.ports", String.join(",", reach.ports()));
    }

    private LocalStack(LocalServers.Running servers, LocalCluster cluster) {
        this.servers = servers;
        this.cluster = cluster;
        servers.servers().onDeath(this::died);
    }

    /**
     * Starts what is missing and both jobs, and waits until all of it serves.
     *
     * @param progress told what is being done
     * @throws io.tuwen.core.outcome.FailureException when something does not come up; nothing runs then
     */
    public static LocalStack start(Wanted wanted, Consumer<String> progress) {
        LocalServers.Running servers = LocalServers.start(wanted.servers(), progress);
        LocalCluster cluster = null;
        try {
            reach(servers.addresses());
            progress.accept("starting the jobs");
            JobSettings jobs = JobSettings.of(properties(servers.addresses(), wanted.jobs()));
            cluster = LocalCluster.start(
                    LocalCluster.Settings.in(wanted.servers().data().resolve("flink")));
            for (Tower tower : Tower.values()) {
                cluster.submit(tower, jobs);
            }
        } catch (RuntimeException | Error e) {
            if (cluster != null) {
                cluster.close();
            }
            servers.close();
            throw e;
        }
        LocalStack stack = new LocalStack(servers, cluster);
        Runtime.getRuntime().addShutdownHook(stack.onExit);
        return stack;
    }

    /** The jobs would wait for what is away; whoever gave a wrong address shall not. */
    private static void reach(Addresses addresses) {
        try (StackClients clients = new StackClients(addresses)) {
            clients.reach();
        }
    }

    private static Map<String, String> properties(Addresses addresses, Map<String, String> jobs) {
        Map<String, String> properties = new LinkedHashMap<>(jobs);
        properties.put("tuwen.kafka.bootstrap-servers", addresses.kafka());
        properties.put("tuwen.kafka.dead-letters-topic", LocalServers.DEAD_LETTERS);
        properties.put("tuwen.triton.address", addresses.triton());
        properties.put("tuwen.milvus.address", addresses.milvus());
        properties.put("tuwen.model.repository", addresses.model().toString());
        if (addresses.registry() != null) {
            properties.put("tuwen.registry.url", addresses.registry());
        }
        return properties;
    }

    public Addresses addresses() {
        return servers.addresses();
    }

    /** What both jobs have counted. */
    public JobCounts counts() {
        return cluster.counts();
    }

    /** Crashes both jobs; they go on from their last checkpoints. */
    public void killJobs() {
        cluster.kill();
    }

    private synchronized void died(String report) {
        deaths.add(report);
    }

    /** What is broken for good: a server that ended, a job that failed. */
    public synchronized Optional<String> damage() {
        if (!deaths.isEmpty()) {
            return Optional.of(String.join("\n", deaths));
        }
        return stopped ? Optional.empty() : cluster.failure();
    }

    /** Has something end before anything of the stack does, however that is stopped; in place of what was told before. */
    public synchronized void endFirst(Runnable end) {
        first = end;
    }

    /** Whoever comes second waits for the first. */
    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            first.run();
            cluster.close();
        } finally {
            servers.close();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            LOG.debug("Stopped while the process ends", e);
        }
    }
}
