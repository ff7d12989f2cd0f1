package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @Test
    void whatTheServiceDoes_isCounted() throws Exception {
        try (Service service = Service.of(tower -> new Plane());
                RawClient raw = new RawClient(service)) {
            service.search("{'text': '0'}");
            service.search("{'text': '0', 'target': 'captions'}");
            service.search("{'text': ''}");
            service.get("/made/up/by/somebody");
            raw.send("hello\r\n\r\n").all();

            // A request is counted after its answer was sent.
            await().untilAsserted(() -> assertThat(scraped(service))
                    .contains(
                            "tuwen_search_requests_seconds_count{method=\"POST\",route=\"/v1/search\",status=\"200\"} 2",
                            "tuwen_search_requests_seconds_count{method=\"POST\",route=\"/v1/search\",status=\"400\"} 1",
                            "tuwen_search_requests_seconds_bucket{method=\"POST\",route=\"/v1/search\",status=\"200\","
                                    + "le=\"+Inf\"} 2",
                            "tuwen_search_requests_seconds_count{method=\"-\",route=\"-\",status=\"404\"} 1",
                            "tuwen_search_refusals_total{problem=\"request-invalid\"} 1.0",
                            "tuwen_search_refusals_total{problem=\"no-such-path\"} 1.0",
                            "tuwen_search_refusals_total{problem=\"http-bad-request\"} 1.0",
                            "tuwen_search_query_cache_lookups_total{result=\"hit\"} 1.0",
                            "tuwen_search_query_cache_lookups_total{result=\"miss\"} 1.0",
                            "tuwen_search_waits_seconds_count{part=\"model\"} 1",
                            "tuwen_search_waits_seconds_count{part=\"index\"} 2",
                            "tuwen_search_requests_under_way 0.0")
                    .doesNotContain("somebody"));
        }
    }

    @Test
    void metrics_wantATokenWhereThereAreTokens(@TempDir Path folder) throws Exception {
        Path tokens = Files.write(folder.resolve("tokens"), List.of("read read-token-0123456789"));
        try (Service service = Service.of(new Compass(), tower -> new Plane(), tokens)) {
            assertThat(service.get("/metrics").status()).isEqualTo(401);
            assertThat(service.raw("/metrics", "Authorization", "Bearer read-token-0123456789")
                            .headers()
                            .firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        }
    }

    @Test
    void modelThatGoesAway_isNoticed_thoughItsVectorsAreKept() throws Exception {
        LeavingVectors leaving = new LeavingVectors();
        try (Service service = Service.of(leaving, tower -> new Plane())) {
            assertThat(service.search("{'text': '0'}").status()).isEqualTo(200);
            leaving.away = true;

            assertThat(service.search("{'text': '0'}").status()).isEqualTo(200);
            assertThat(service.search("{'text': '1'}").status()).isEqualTo(503);
            assertThat(service.get("/health/ready").status()).isEqualTo(503);
        }
    }

    private static String scraped(Service service) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = service.raw("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** There, until it is not. */
    private static final class LeavingVectors implements QueryVectors {
        private final Compass compass = new Compass();
        private volatile boolean away;

        @Override
        public float[] vector(Query.Encodable query) {
            if (away) {
                throw new FailureException(FailureCode.MODEL_UNAVAILABLE, "gone");
            }
            return compass.vector(query);
        }

        @Override
        public List<float[]> vectors(List<Query.Text> sentences) {
            return sentences.stream().map(this::vector).toList();
        }
    }
}
