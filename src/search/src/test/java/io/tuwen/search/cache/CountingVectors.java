package io.tuwen.search.cache;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A model of its own that counts what it is asked, and can be held or fail. */
final class CountingVectors implements QueryVectors {
    static final int DIM = 64;

    private final int model;
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(0);
    private volatile @Nullable FailureCode failure;

    CountingVectors(int model) {
        this.model = model;
    }

    int asked() {
        return asked.get();
    }

    void failWith(FailureCode code) {
        failure = code;
    }

    void recover() {
        failure = null;
    }

    /** Answers nothing until it is released; the latch opens when it is asked. */
    CountDownLatch hold() {
        released = new CountDownLatch(1);
        return underWay;
    }

    void release() {
        released.countDown();
    }

    @Override
    public float[] vector(Query.Encodable query) {
        asked.incrementAndGet();
        underWay.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        FailureCode code = failure;
        if (code != null) {
            throw new FailureException(code, "away");
        }
        float[] vector = new float[DIM];
        Arrays.fill(vector, model * 1_000_000f + query.hashCode() % 1_000_000);
        return vector;
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        return sentences.stream().map(this::vector).toList();
    }
}
