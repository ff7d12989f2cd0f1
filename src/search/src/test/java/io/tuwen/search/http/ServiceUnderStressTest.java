package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceUnderStressTest {

    @Test
    void requestOverTheBound_isSentAwayAtOnce_andServedAgainLater() throws Exception {
        CountDownLatch arrived = new CountDownLatch(Service.SMALL.atOnce());
        CountDownLatch released = new CountDownLatch(1);
        QueryVectors held = new HeldVectors(arrived, released);
        try (Service service = Service.of(held, tower -> new Plane())) {
            List<CompletableFuture<Answer>> underWay = new ArrayList<>();
            for (int i = 0; i < Service.SMALL.atOnce(); i++) {
                // Each asks something else: the model is asked once for what many ask at once.
                String sentence = Integer.toString(i);
                underWay.add(CompletableFuture.supplyAsync(() -> searched(service, sentence)));
            }
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            Answer tooMany = searched(service, "90");
            released.countDown();

            assertThat(tooMany.status()).isEqualTo(503);
            assertThat(tooMany.problem()).isEqualTo("busy");
            assertThat(tooMany.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(underWay)
                    .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
            assertThat(searched(service, "90").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {
                "MODEL_UNAVAILABLE",
                "MODEL_OVERLOADED",
                "MODEL_CONTRACT_MISMATCH",
                "INDEX_UNAVAILABLE",
                "INDEX_CONTRACT_MISMATCH",
                "INDEX_ACCESS_DENIED",
                "CONFIGURATION_INVALID",
                "CLOSED"
            })
    void partThatIsAway_is503_andTellsNothingOfTheInside(FailureCode code) throws Exception {
        QueryVectors away = new AwayVectors(code);
        try (Service service = Service.of(away, tower -> new Plane())) {
            Answer answer = searched(service, "0");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().toString()).doesNotContain("10.0.0.7");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(service.get("/health/ready").status()).isEqualTo(503);
            assertThat(service.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void faultOfOurs_is500_withoutATrace() throws Exception {
        QueryVectors broken = new HeldVectors(new CountDownLatch(0), new CountDownLatch(0)) {
            @Override
            public float[] vector(Query.Encodable query) {
                throw new IllegalStateException("secret");
            }
        };
        try (Service service = Service.of(broken, tower -> new Plane())) {
            Answer answer = searched(service, "0");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().toString()).doesNotContain("secret", "Exception");
        }
    }

    private static Answer searched(Service service, String sentence) {
        try {
            return service.search("{'text': '%s'}".formatted(sentence));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Arrive, and go on only when released. */
    private static class HeldVectors implements QueryVectors {
        private final Compass compass = new Compass();
        private final CountDownLatch arrived;
        private final CountDownLatch released;

        HeldVectors(CountDownLatch arrived, CountDownLatch released) {
            this.arrived = arrived;
            this.released = released;
        }

        @Override
        public float[] vector(Query.Encodable query) {
            arrived.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return compass.vector(query);
        }

        @Override
        public List<float[]> vectors(List<Query.Text> sentences) {
            return compass.vectors(sentences);
        }
    }

    /** Never there. */
    private record AwayVectors(FailureCode code) implements QueryVectors {
        @Override
        public float[] vector(Query.Encodable query) {
            throw new FailureException(code, "server at 10.0.0.7:8001: away");
        }

        @Override
        public List<float[]> vectors(List<Query.Text> sentences) {
            throw new FailureException(code, "server at 10.0.0.7:8001: away");
        }
    }
}
