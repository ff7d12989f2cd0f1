package io.tuwen.flink.config;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.configuration.MemorySize;
import org.jspecify.annotations.Nullable;

/** Gathers all that is wrong, so that it is told at once. */
final class Findings {
    private final List<String> found = new ArrayList<>();

    List<String> list() {
        return found;
    }

    void expect(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            found.add(JobConfig.PREFIX + "." + key + ": " + value + " (expected: " + expected + ")");
        }
    }

    void atLeast(String key, long value, long least) {
        expect(value >= least, key, value, "at least " + least);
    }

    void between(String key, MemorySize value, long least, long most) {
        boolean holds = value.getBytes() >= least && value.getBytes() <= most;
        expect(holds, key, value, new MemorySize(least) + " to " + new MemorySize(most));
    }

    void positive(String key, Duration value) {
        expect(value.compareTo(Duration.ZERO) > 0, key, value, "more than 0");
    }

    void readable(String key, Optional<Path> file) {
        file.ifPresent(path -> expect(Files.isReadable(path), key, path, "a readable file"));
    }

    /** What a part of the configuration makes; null where it finds something wrong with itself. */
    <T> @Nullable T gather(String part, Supplier<T> construction) {
        try {
            return construction.get();
        } catch (FailureException e) {
            add(part, e.failure().message());
        } catch (IllegalArgumentException e) {
            add(part, String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** @param finding begins with the name of one of the part's keys */
    void addOfKey(String part, String finding) {
        found.add(JobConfig.PREFIX + "." + part + "." + finding);
    }

    void add(String part, String finding) {
        found.add(JobConfig.PREFIX + "." + part + ": " + finding);
    }

    /** @throws FailureException CONFIGURATION_INVALID when anything was found */
    void report() {
        if (!found.isEmpty()) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID, "configuration:\n  " + String.join("\n  ", found));
        }
    }
}
