package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.ItemId;
import io.tuwen.search.act.Acts;
import io.tuwen.search.act.Performance;
import io.tuwen.search.act.Performance.Fact;
import io.tuwen.search.retrieval.Plane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActsApiTest {
    private static final String PRICE = "/v1/demo/price";

    private final SlowTheatre theatre = new SlowTheatre();
    private Service service = Service.of(tower -> new Plane());

    /** Plays one act, which lasts until it is let end. */
    private static final class SlowTheatre implements Acts {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public List<String> names() {
            return List.of("price");
        }

        @Override
        public Performance play(String act, Optional<ItemId> item) {
            begun.countDown();
            try {
                assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Performance(
                    act,
                    item,
                    "./tuwen publish a.jsonl",
                    Duration.ofMillis(7),
                    List.of(
                            new Fact("vector_untouched", true, Map.of()),
                            new Fact("inferences_spent", false, Map.of("count", 2))));
        }
    }

    @BeforeEach
    void start() {
        service.close();
        Extras extras = new Extras(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(theatre),
                new Showcase(true, theatre.names(), List.of(), List.of()));
        service = Service.of(tower -> new Plane(), extras);
    }

    @AfterEach
    void stop() {
        theatre.mayEnd.countDown();
        service.close();
    }

    @Test
    void act_tellsItsFacts_andIsProvenByAllOfThem() throws Exception {
        theatre.mayEnd.countDown();

        Service.Answer answer = service.post(PRICE, "{'item_id': 'cup/1'}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .isEqualTo(Service.JSON.readTree("{\"act\":\"price\",\"item_id\":\"cup/1\",\"cli\":\"./tuwen publish"
                        + " a.jsonl\",\"proven\":false,\"took_ms\":7,\"facts\":[{\"fact\":\"vector_untouched\","
                        + "\"holds\":true},{\"fact\":\"inferences_spent\",\"holds\":false,\"count\":2}]}"));
    }

    @Test
    void secondAct_isAskedToWait() throws Exception {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(PRICE, "{}"));
        assertThat(theatre.begun.await(10, TimeUnit.SECONDS)).isTrue();

        Service.Answer second = service.post(PRICE, "{}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("act-under-way");
        assertThat(second.response().headers().firstValue("Retry-After")).hasValue("1");

        theatre.mayEnd.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(status(PRICE, "{}")).isEqualTo(200);
    }

    @Test
    void whatIsNoActOrNoItem_isRefused() throws Exception {
        theatre.mayEnd.countDown();

        assertThat(service.post("/v1/demo/burn", "{}").problem()).isEqualTo("not-found");
        assertThat(service.post(PRICE, "{'item_id': ''}").problem()).isEqualTo("request-invalid");
        assertThat(service.post(PRICE, "{'item': 'cup'}").problem()).isEqualTo("request-invalid");
        assertThat(service.form(PRICE, "{}", "picture").problem()).isEqualTo("media-type");
    }

    @Test
    void outsideADemonstration_thereIsNoAct() throws Exception {
        try (Service plain = Service.of(tower -> new Plane())) {
            Service.Answer answer = plain.post(PRICE, "{}");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("no-demo");
        }
    }

    private int status(String path, String json) {
        try {
            return service.post(path, json).status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
