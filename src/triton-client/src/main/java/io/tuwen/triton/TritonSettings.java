package io.tuwen.triton;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client calls one tower.
 *
 * @param patience how long to wait at start for a server that is not up yet
 * @param version of the served model; null for the server's choice
 * @param normTolerance how far a vector's length may be from 1
 */
public record TritonSettings(
        Batches batches,
        Calls calls,
        Retries retries,
        Duration patience,
        @Nullable String version,
        double normTolerance) {

    /**
     * @param rows most rows of one call; the served model's max_batch_size where that is less
     * @param bytes most input bytes of one call; a single row may exceed it
     * @param linger how long a row waits for company; 0 for not at all
     */
    public record Batches(int rows, long bytes, Duration linger) {}

    /**
     * @param deadline of one call; above the server's queue time-out, and well above the time of a full batch, since
     *     calls cancelled in bulk have crashed servers older than 24.12
     * @param firstLimit calls in flight allowed at first
     * @param mostInFlight calls in flight allowed at most
     * @param mostQueued calls that may wait for a place
     */
    public record Calls(Duration deadline, int firstLimit, int mostInFlight, int mostQueued) {}

    /**
     * @param firstDelay before the first repetition, about; doubles from there
     * @param longestDelay between two repetitions
     * @param triesOfBrokenModel calls made in all before a model that breaks on its input is believed
     */
    public record Retries(Duration firstDelay, Duration longestDelay, int triesOfBrokenModel) {}

    /** Measured on nothing but good sense: 64 pictures of 224 x 224 are 9.6 MB. */
    public static TritonSettings defaults() {
        return new TritonSettings(
                new Batches(64, 16 << 20, Duration.ofMillis(5)),
                new Calls(Duration.ofSeconds(30), 4, 64, 1024),
                new Retries(Duration.ofMillis(100), Duration.ofSeconds(10), 3),
                Duration.ofMinutes(2),
                null,
                0.01);
    }

    public TritonSettings withBatches(Batches batches) {
        return new TritonSettings(batches, calls, retries, patience, version, normTolerance);
    }

    public TritonSettings withCalls(Calls calls) {
        return new TritonSettings(batches, calls, retries, patience, version, normTolerance);
    }

    public TritonSettings withRetries(Retries retries) {
        return new TritonSettings(batches, calls, retries, patience, version, normTolerance);
    }

    public TritonSettings withPatience(Duration patience) {
        return new TritonSettings(batches, calls, retries, patience, version, normTolerance);
    }

    public TritonSettings withVersion(String version) {
        return new TritonSettings(batches, calls, retries, patience, version, normTolerance);
    }

    TritonSettings withRowsAtMost(int rows) {
        return withBatches(new Batches(Math.min(batches.rows(), rows), batches.bytes(), batches.linger()));
    }

    /** All that is wrong with these settings; empty when nothing is. */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        expect(findings, "batch rows", batches.rows(), batches.rows() >= 1, "at least 1");
        expect(findings, "batch bytes", batches.bytes(), batches.bytes() >= 1, "at least 1");
        expect(findings, "batch linger", batches.linger(), !batches.linger().isNegative(), "not negative");
        expect(findings, "deadline", calls.deadline(), isPositive(calls.deadline()), "more than 0");
        expect(findings, "first limit", calls.firstLimit(), calls.firstLimit() >= 1, "at least 1");
        expect(
                findings,
                "most in flight",
                calls.mostInFlight(),
                calls.mostInFlight() >= calls.firstLimit(),
                "at least the first limit, " + calls.firstLimit());
        expect(findings, "most queued", calls.mostQueued(), calls.mostQueued() >= 1, "at least 1");
        expect(findings, "first delay", retries.firstDelay(), isPositive(retries.firstDelay()), "more than 0");
        expect(
                findings,
                "longest delay",
                retries.longestDelay(),
                retries.longestDelay().compareTo(retries.firstDelay()) >= 0,
                "at least the first delay, " + retries.firstDelay());
        expect(findings, "tries", retries.triesOfBrokenModel(), retries.triesOfBrokenModel() >= 1, "at least 1");
        expect(findings, "patience", patience, !patience.isNegative(), "not negative");
        expect(findings, "norm tolerance", normTolerance, normTolerance >= 0, "not negative");
        return findings;
    }

    private static boolean isPositive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private static void expect(List<String> findings, String name, Object value, boolean holds, String expected) {
        if (!holds) {
            findings.add(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
