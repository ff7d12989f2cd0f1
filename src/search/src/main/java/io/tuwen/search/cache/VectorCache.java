package io.tuwen.search.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Vectors by what was asked, of any number of models; those that were asked for least and longest ago leave first. What
 * several threads ask for at once is computed by one of them. Safe for use by many threads.
 */
public final class VectorCache {
    /** About what an entry takes beside its numbers: key, future, node and table. */
    private static final int OVERHEAD = 300;

    private final AsyncCache<CacheKey, float[]> vectors;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** @param bytes that it may take, about */
    public VectorCache(long bytes) {
        this.vectors = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((CacheKey key, float[] vector) -> OVERHEAD + vector.length * Float.BYTES)
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * The vector of each key, the caller's own.
     *
     * @param compute vectors of the keys that are given by their places
     */
    List<float[]> all(List<CacheKey> keys, Function<List<Integer>, List<float[]>> compute) {
        List<CompletableFuture<float[]>> answers = new ArrayList<>();
        Map<Integer, CompletableFuture<float[]>> mine = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            CompletableFuture<float[]> own = new CompletableFuture<>();
            CompletableFuture<float[]> known = vectors.asMap().putIfAbsent(key, own);
            if (known == null) {
                mine.put(answers.size(), own);
            }
            answers.add(known == null ? own : known);
        }
        hits.add(keys.size() - mine.size());
        misses.add(mine.size());
        // Before anything is waited for: two threads that want each other's keys must not wait for each other.
        fill(mine, compute);
        return answers.stream().map(VectorCache::copy).toList();
    }

    private static void fill(
            Map<Integer, CompletableFuture<float[]>> mine, Function<List<Integer>, List<float[]>> compute) {
        if (mine.isEmpty()) {
            return;
        }
        try {
            List<float[]> computed = compute.apply(List.copyOf(mine.keySet()));
            int next = 0;
            for (CompletableFuture<float[]> own : mine.values()) {
                own.complete(computed.get(next++));
            }
        } catch (RuntimeException | Error e) {
            // A future that fails leaves the cache by itself.
            mine.values().forEach(own -> own.completeExceptionally(e));
            throw e;
        }
    }

    private static float[] copy(CompletableFuture<float[]> answer) {
        try {
            return answer.join().clone();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Vectors that were there already, or under way. */
    public long hits() {
        return hits.sum();
    }

    /** Vectors that had to be computed. */
    public long misses() {
        return misses.sum();
    }

    /** Entries, about. */
    public long size() {
        return vectors.synchronous().estimatedSize();
    }
}
