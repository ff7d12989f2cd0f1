package io.tuwen.flink.embed;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.fetch.Fetched;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.Validators;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Picture hosts, and a client with a bound of 16 calls a host, in simulated time. A host answers after 20 to 60 ms. Between
 * two moments one of them takes connections and says nothing, which the client notices after 10 s; a fetch that has waited
 * 30 s for its turn is given up.
 */
final class SimulatedHosts implements PictureFetcher {
    private static final int CALLS = 16;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    private final SimulatedTime time;
    private final Outage outage;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
    private int wasted;

    /** @param host that is silent from a moment on until another */
    record Outage(String host, Duration from, Duration until) {
        static final Outage NONE = new Outage("nobody", Duration.ZERO, Duration.ZERO);

        boolean concerns(String name, long now) {
            return name.equals(host) && now >= from.toMillis() && now < until.toMillis();
        }
    }

    SimulatedHosts(SimulatedTime time, Outage outage) {
        this.time = time;
        this.outage = outage;
    }

    @Override
    public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        CompletableFuture<Outcome<Fetched>> result = new CompletableFuture<>();
        time.after(CALL_TIMEOUT, () -> result.complete(unavailable()));
        waiting.computeIfAbsent(uri.getHost(), host -> new ArrayDeque<>()).add(() -> call(uri, result));
        next(uri.getHost());
        return result;
    }

    private void next(String host) {
        Queue<Runnable> queue = waiting.getOrDefault(host, new ArrayDeque<>());
        if (running.getOrDefault(host, 0) < CALLS && !queue.isEmpty()) {
            running.merge(host, 1, Integer::sum);
            queue.remove().run();
        }
    }

    private void call(URI uri, CompletableFuture<Outcome<Fetched>> result) {
        boolean silent = outage.concerns(uri.getHost(), time.millis());
        wasted += silent ? 1 : 0;
        Duration takes = silent ? READ_TIMEOUT : Duration.ofMillis(random.nextInt(20, 61));
        time.after(result.isDone() ? Duration.ZERO : takes, () -> {
            running.merge(uri.getHost(), -1, Integer::sum);
            result.complete(silent ? unavailable() : picture(uri));
            next(uri.getHost());
        });
    }

    private static Outcome<Fetched> unavailable() {
        return Outcome.failed(FailureCode.PICTURE_HOST_UNAVAILABLE, "no answer");
    }

    private static Outcome<Fetched> picture(URI uri) {
        return Outcome.success(new Fetched.Picture(ManualEncoder.picture(uri.toString()), null));
    }

    /** Calls that the silent host was bothered with. */
    int wasted() {
        return wasted;
    }

    @Override
    public void close() {}
}
