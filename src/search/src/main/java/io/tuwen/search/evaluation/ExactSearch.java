package io.tuwen.search.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Every query against every candidate, by inner products in 32 bits, as the benchmark does it: of equal scores the candidate
 * that comes first wins. Holds one block of candidates and the best of each query, however many vectors there are.
 */
public final class ExactSearch {
    /** Candidates at a time: at 1,024 numbers a vector 1 MiB, which stays in a core's cache. */
    private static final int BLOCK = 256;

    /** Queries that a thread takes at a time. */
    private static final int CHUNK = 64;

    private final VectorTable queries;
    private final VectorTable candidates;
    private final int k;

    /** @param k how many of each query's best are told */
    public ExactSearch(VectorTable queries, VectorTable candidates, int k) {
        this.queries = queries;
        this.candidates = candidates;
        this.k = k;
    }

    /**
     * Uses all cores.
     *
     * @param compared told how many candidates all queries have been held against; at the end all of them
     * @return in the order of the queries
     */
    public List<Ranking> rank(Task task, IntConsumer compared) {
        Contest[] contests = IntStream.range(0, task.queries())
                .parallel()
                .mapToObj(query -> contest(query, task.wanted().get(query)))
                .toArray(Contest[]::new);
        for (int first = 0; first < candidates.size(); first += BLOCK) {
            int count = Math.min(BLOCK, candidates.size() - first);
            hold(contests, first, transposed(first, count));
            compared.accept(first + count);
        }
        return Arrays.stream(contests).map(Contest::ranking).toList();
    }

    private Contest contest(int query, int[] wanted) {
        float[] vector = new float[queries.dim()];
        float[] other = new float[queries.dim()];
        queries.read(query, vector);
        Contest contest = new Contest(k);
        for (int place : wanted) {
            candidates.read(place, other);
            contest.wants(place, product(vector, other));
        }
        return contest;
    }

    /** In the order of {@link #scores}, so that the same two vectors give the same bits. */
    private static float product(float[] left, float[] right) {
        float sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Number d of each candidate of the block side by side, so that the processor adds many of them at once. */
    private float[][] transposed(int first, int count) {
        float[][] block = new float[candidates.dim()][count];
        float[] vector = new float[candidates.dim()];
        for (int i = 0; i < count; i++) {
            candidates.read(first + i, vector);
            for (int d = 0; d < vector.length; d++) {
                block[d][i] = vector[d];
            }
        }
        return block;
    }

    private void hold(Contest[] contests, int first, float[][] block) {
        int chunks = (contests.length + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            float[] vector = new float[queries.dim()];
            float[] scores = new float[block[0].length];
            int end = Math.min(contests.length, (chunk + 1) * CHUNK);
            for (int query = chunk * CHUNK; query < end; query++) {
                queries.read(query, vector);
                scores(vector, block, scores);
                contests[query].meets(first, scores);
            }
        });
    }

    private static void scores(float[] vector, float[][] block, float[] scores) {
        Arrays.fill(scores, 0);
        for (int d = 0; d < vector.length; d++) {
            float factor = vector[d];
            float[] numbers = block[d];
            for (int i = 0; i < scores.length; i++) {
                scores[i] += factor * numbers[i];
            }
        }
    }
}
