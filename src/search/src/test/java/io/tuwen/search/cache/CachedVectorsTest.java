package io.tuwen.search.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Query;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CachedVectorsTest {
    private static final String OLD = "a".repeat(64);
    private static final String NEW = "b".repeat(64);
    private static final Query.Text SHIRT = new Query.Text("红色条纹T恤");
    private static final Query.Picture PICTURE =
            new Query.Picture(ByteBuffer.wrap(SHIRT.sentence().getBytes(StandardCharsets.UTF_8)));

    private final VectorCache cache = new VectorCache(1 << 20);
    private final CountingVectors model = new CountingVectors(1);
    private final CachedVectors cached = new CachedVectors(model, OLD, cache);

    @Test
    void question_isAskedOnce() {
        float[] first = cached.vector(SHIRT);

        assertThat(cached.vector(SHIRT)).isEqualTo(first);
        assertThat(model.asked()).isEqualTo(1);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(cache.misses()).isEqualTo(1);
    }

    @Test
    void pictureOfTheSameBytes_isAnotherQuestion() {
        assertThat(cached.vector(PICTURE)).isNotEqualTo(cached.vector(SHIRT));
        assertThat(cached.vector(PICTURE)).isNotEqualTo(cached.vector(SHIRT));
        assertThat(model.asked()).isEqualTo(2);
    }

    @Test
    void anotherModel_isNeverAnsweredFromTheOldOnesVectors() {
        CountingVectors newModel = new CountingVectors(2);
        CachedVectors newCached = new CachedVectors(newModel, NEW, cache);
        float[] old = cached.vector(SHIRT);

        assertThat(newCached.vector(SHIRT)).isEqualTo(newModel.vector(SHIRT)).isNotEqualTo(old);
        assertThat(newCached.vectors(List.of(SHIRT)).get(0)).isEqualTo(newModel.vector(SHIRT));
        assertThat(cached.vector(SHIRT)).isEqualTo(old);
    }

    @Test
    void pictureAtAnAddress_isAskedForEachTime() {
        Query.PictureAddress address = new Query.PictureAddress(URI.create("https://shop.example/a.jpg"));
        cached.vector(address);
        cached.vector(address);

        assertThat(model.asked()).isEqualTo(2);
    }

    @Test
    void sentences_areAskedForWhereTheyAreNew_andOnce() {
        cached.vector(SHIRT);
        Query.Text cup = new Query.Text("蓝色杯子");

        List<float[]> vectors = cached.vectors(List.of(cup, SHIRT, cup));

        assertThat(vectors).containsExactly(model.vector(cup), model.vector(SHIRT), model.vector(cup));
        assertThat(cache.misses()).isEqualTo(2);
    }

    @Test
    void answer_isTheCallersOwn() {
        float[] first = cached.vector(SHIRT);
        float value = first[0];
        first[0] = Float.NaN;

        assertThat(cached.vector(SHIRT)[0]).isEqualTo(value);
    }

    @Test
    void failure_isToldAsItIs_andNotKept() {
        model.failWith(FailureCode.MODEL_UNAVAILABLE);
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> cached.vector(SHIRT));

        model.recover();
        assertThat(cached.vector(SHIRT)).isEqualTo(model.vector(SHIRT));
    }

    @Test
    void sameQuestionOfManyAtOnce_isAskedOnce() throws InterruptedException {
        CountDownLatch underWay = model.hold();
        List<CompletableFuture<float[]>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> cached.vector(SHIRT)))
                .limit(8)
                .toList();
        underWay.await();
        model.release();

        assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).hasSize(CountingVectors.DIM));
        assertThat(model.asked()).isEqualTo(1);
    }

    @Test
    void cache_staysWithinItsBytes() {
        VectorCache small = new VectorCache(20_000);
        CachedVectors bounded = new CachedVectors(model, OLD, small);
        for (int i = 0; i < 1_000; i++) {
            bounded.vector(new Query.Text("question " + i));
        }

        assertThat(small.size()).isBetween(1L, 20_000L / (CountingVectors.DIM * Float.BYTES));
    }
}
