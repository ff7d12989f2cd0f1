package io.tuwen.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.encoder.EncoderSettings;
import io.tuwen.search.cache.CachedVectors;
import io.tuwen.search.cache.VectorCache;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.servers.RepositoryHome;
import io.tuwen.triton.TritonAdmin;
import io.tuwen.triton.TritonStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What questions cost a real Triton, by its own counts. */
class QueryBatchesIT {
    private static final int QUESTIONS = 64;

    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.TRITON_DEMO);

    private ServedModel model;
    private QueryEncoder encoder;

    @BeforeEach
    void reach() {
        model = new ServedModel(
                SERVERS.triton().address(),
                RepositoryHome.find().resolve("triton-models").resolve("demo"),
                EncoderSettings.defaults());
        encoder = new QueryEncoder(model);
        encoder.vector(new Query.Text("暖机"));
    }

    @AfterEach
    void close() {
        encoder.close();
        model.close();
    }

    @Test
    void questionsOfManyAtOnce_reachTheModelTogether() throws Exception {
        TritonStatistics before = statistics();
        askAtOnce(encoder, QUESTIONS);
        TritonStatistics after = statistics();

        assertThat(after.inferences() - before.inferences()).isEqualTo(QUESTIONS);
        long executions = after.executions() - before.executions();
        System.out.println(QUESTIONS + " questions at once: " + executions + " executions");
        assertThat(executions).isBetween(1L, QUESTIONS / 2L);
    }

    @Test
    void questionThatIsKept_costsNoInference() {
        String fingerprint = model.contract().fingerprint();
        QueryVectors cached = new CachedVectors(encoder, fingerprint, new VectorCache(1 << 20));
        askInTurn(cached, 1);
        TritonStatistics before = statistics();

        long kept = askInTurn(cached, 500);
        assertThat(statistics().inferences()).isEqualTo(before.inferences());

        long asked = askInTurn(encoder, 500);
        assertThat(statistics().inferences() - before.inferences()).isEqualTo(500);
        System.out.printf(
                "A question that is kept: 1 / %.0f of the time of one that is asked%n", (double) asked / kept);
    }

    private TritonStatistics statistics() {
        return new TritonAdmin(model.triton())
                .statistics(model.contract().text().model());
    }

    private static void askAtOnce(QueryVectors vectors, int count) throws InterruptedException, ExecutionException {
        ExecutorService people = Executors.newFixedThreadPool(count);
        try {
            List<Future<float[]>> asked = new ArrayList<>();
            IntStream.range(0, count)
                    .mapToObj(i -> new Query.Text("红色条纹T恤 " + i))
                    .forEach(question -> asked.add(people.submit(() -> vectors.vector(question))));
            for (Future<float[]> answer : asked) {
                assertThat(answer.get()).isNotEmpty();
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** @return nanoseconds */
    private static long askInTurn(QueryVectors vectors, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            vectors.vector(new Query.Text("红色条纹T恤"));
        }
        return System.nanoTime() - start;
    }
}
