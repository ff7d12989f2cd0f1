package io.tuwen.milvus;

import static io.tuwen.milvus.ScriptedMilvus.code;
import static io.tuwen.milvus.ScriptedMilvus.grpc;
import static io.tuwen.milvus.ScriptedMilvus.silence;
import static io.tuwen.testkit.store.SampleRows.DIM;
import static io.tuwen.testkit.store.SampleRows.key;
import static io.tuwen.testkit.store.SampleRows.keys;
import static io.tuwen.testkit.store.SampleRows.row;
import static io.tuwen.testkit.store.SampleRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.shaded.io.grpc.Status;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.milvus.MilvusSettings.Limits;
import io.tuwen.milvus.MilvusSettings.Patience;
import io.tuwen.milvus.ScriptedMilvus.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole store over a real connection to a server that misbehaves: every future completes. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MilvusFaultsTest {
    private static final RetryPolicy QUICK = new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(20), 5, null);

    private final List<FailureCode> retried = Collections.synchronizedList(new ArrayList<>());
    private final StoreMetrics metrics = new StoreMetrics() {
        @Override
        public void retried(FailureCode code) {
            retried.add(code);
        }
    };
    private final ScriptedMilvus server = new ScriptedMilvus();
    private MilvusConnection connection;
    private MilvusVectorStore store;

    @BeforeEach
    void connect() {
        connect(Duration.ofSeconds(20));
    }

    private void connect(Duration deadline) {
        Patience patience =
                new Patience(deadline, deadline, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(5));
        connection = new MilvusConnection(
                MilvusSettings.of(server.address()).withPatience(patience).withLimits(new Limits(1_000, 1 << 20)));
        CatalogueCollection collection = new CatalogueCollection(Tower.IMAGE, "pictures", "alias", "pictures", DIM);
        store = MilvusVectorStore.open(connection, collection, metrics, QUICK);
    }

    /** For tests in which the server keeps silent. */
    private void connectImpatiently() {
        disconnectClient();
        connect(Duration.ofMillis(300));
    }

    private void disconnectClient() {
        store.close();
        connection.close();
    }

    @AfterEach
    void disconnect() {
        disconnectClient();
        server.close();
    }

    @Test
    void toString_showsTheOrderOfTheLayers() {
        assertThat(store)
                .hasToString(
                        "Checking(Splitting(Bisecting(Retrying(Grpc[pictures, Milvus at " + server.address() + "]))))");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "2, true",
        "3, false",
        "4, true",
        "8, true",
        "9, false",
        "11, false",
        "12, true",
        "101, false",
        "103, true",
        "10001, false"
    })
    void serverInNoState_isWaitedFor(int code, boolean retriable) {
        server.then(4, code(code, retriable));

        assertThat(codes(store.upsert(rows(3)))).containsExactly("ok", "ok", "ok");

        assertThat(server.rows()).hasSize(3);
        assertThat(retried).hasSize(4);
        assertThat(server.loads()).isEqualTo(code == 101 ? 4 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED", "CANCELLED", "UNKNOWN", "INTERNAL"})
    void failedCall_isRepeated(String status) {
        server.then(2, grpc(Status.fromCode(Status.Code.valueOf(status))));

        assertThat(codes(store.upsert(rows(1)))).containsExactly("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "100, INDEX_CONTRACT_MISMATCH",
        "109, INDEX_CONTRACT_MISMATCH",
        "800, CONFIGURATION_INVALID",
        "1400, INDEX_ACCESS_DENIED",
        "1401, INDEX_ACCESS_DENIED"
    })
    void mistakeOfSomebody_isReportedAtOnceForEveryRow(int code, String failure) {
        server.otherwise(code(code, false));

        assertThat(codes(store.upsert(rows(3)))).containsExactly(failure, failure, failure);

        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, INDEX_ACCESS_DENIED",
        "PERMISSION_DENIED, INDEX_ACCESS_DENIED",
        "UNIMPLEMENTED, CONFIGURATION_INVALID"
    })
    void refusedCall_isReportedAtOnce(String status, String failure) {
        server.otherwise(grpc(Status.fromCode(Status.Code.valueOf(status))));

        assertThat(codes(store.delete(keys(rows(2))))).containsExactly(failure, failure);

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void doubtfulRefusal_ofOneRow_isTheRowsFaultAfterFiveTries() {
        server.otherwise(code(65_535, false));

        assertThat(codes(store.upsert(rows(1)))).containsExactly("INDEX_ROW_REFUSED");

        assertThat(server.received()).hasSize(5);
    }

    @Test
    void doubtfulRefusal_thatPasses_costsNothing() {
        server.then(4, code(65_535, false));

        assertThat(codes(store.upsert(rows(10)))).hasSize(10).containsOnly("ok");
    }

    @Test
    void noAnswer_isAskedAgainAfterTheDeadline() {
        connectImpatiently();
        server.then(2, silence());

        assertThat(codes(store.upsert(rows(2)))).containsExactly("ok", "ok");

        assertThat(server.received()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void storedButNotAnswered_isWrittenAgain_andNewerWritesComeAfter() {
        connectImpatiently();
        server.then(server.storesSilently()).then(server::accept).then(server.storesSilently());

        CompletableFuture<List<String>> both = store.upsert(List.of(row("a", 1)))
                .thenCompose(first -> store.upsert(List.of(row("a", 2))))
                .thenApply(MilvusFaultsTest::codes);

        assertThat(both.join()).containsExactly("ok");
        assertThat(server.rows()).containsExactly(Map.entry("main:a", 2L));
        assertThat(server.received())
                .extracting(write -> write.versions().get("main:a"))
                .containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void answerAfterTheDeadline_isNotMistakenForThatOfTheNextTry() {
        connectImpatiently();
        List<Runnable> late = Collections.synchronizedList(new ArrayList<>());
        server.then((write, to) -> late.add(() -> server.accept(write, to))).then((write, to) -> {
            late.forEach(Runnable::run);
            code(1100, false).answer(write, to);
        });

        assertThat(codes(store.upsert(List.of(row("a", 1))))).containsExactly("INDEX_ROW_REFUSED");
    }

    @Test
    void connectionCut_isMadeAgain() {
        server.then((write, to) -> CompletableFuture.runAsync(server::stop));
        CompletableFuture<List<Outcome<RowKey>>> written = store.upsert(rows(5));
        Awaitility.await().until(() -> retried.size() > 3);
        assertThat(written).isNotDone();

        server.start();

        assertThat(codes(written)).hasSize(5).containsOnly("ok");
        assertThat(server.rows()).hasSize(5);
    }

    @Test
    void requestOverTheServersLimit_isSentInParts() {
        server.largestMessage(20_000);

        assertThat(codes(store.upsert(rows(1_000)))).hasSize(1_000).containsOnly("ok");

        assertThat(server.rows()).hasSize(1_000);
    }

    @Test
    void close_whateverTheServerDoes_completesEverything() {
        server.otherwise(silence());
        List<CompletableFuture<List<Outcome<RowKey>>>> all = new ArrayList<>();
        for (Row one : rows(200)) {
            all.add(store.upsert(List.of(one)));
            all.add(store.delete(List.of(key(one.header().key().itemId() + "-other"))));
        }

        store.close();

        assertThat(all).allSatisfy(one -> {
            assertThat(one).isDone();
            assertThat(codes(one)).containsExactly("CLOSED");
        });
    }

    @Test
    void poisonedRows_whereverTheyStand_failAlone() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<Row> batch = renamed(rows(1 + random.nextInt(120)), round);
            Set<String> poisoned = new HashSet<>();
            batch.stream()
                    .filter(row -> random.nextInt(20) == 0)
                    .forEach(row -> poisoned.add(row.header().key().toString()));
            server.poison(poisoned);

            List<Outcome<RowKey>> outcomes = store.upsert(batch).join();

            List<String> expected = batch.stream()
                    .map(row -> poisoned.contains(row.header().key().toString()) ? "INDEX_ROW_REFUSED" : "ok")
                    .toList();
            assertThat(codes(outcomes)).isEqualTo(expected);
            assertThat(keysStored(batch))
                    .hasSize(batch.size() - poisoned.size())
                    .noneMatch(poisoned::contains);
        }
    }

    @Test
    void anyMixOfFaults_everyFutureCompletes_andOneKeysWritesStayInOrder() {
        Random random = new Random(12);
        connectImpatiently();
        server.otherwise((write, to) -> fault(random.nextInt(12)).answer(write, to));
        Map<String, Long> newest = new HashMap<>();
        CompletableFuture<List<Outcome<RowKey>>> last = CompletableFuture.completedFuture(List.of());
        for (long version = 1; version <= 40; version++) {
            List<Row> batch = versions(1 + random.nextInt(20), version);
            batch.forEach(row ->
                    newest.put(row.header().key().toString(), row.header().version()));
            last = last.thenCompose(before -> {
                assertThat(codes(before)).allMatch("ok"::equals);
                return store.upsert(batch);
            });
        }

        assertThat(codes(last)).allMatch("ok"::equals);
        assertThat(server.rows()).isEqualTo(newest);
        assertNeverBackwards(server.received());
    }

    private ScriptedMilvus.Behaviour fault(int kind) {
        return switch (kind) {
            case 0 -> code(8, true);
            case 1 -> code(9, false);
            case 2 -> grpc(Status.UNAVAILABLE);
            case 3 -> server.storesSilently();
            case 4 -> code(101, false);
            default -> server::accept;
        };
    }

    private static void assertNeverBackwards(List<Write> received) {
        Map<String, Long> seen = new HashMap<>();
        for (Write write : received) {
            write.versions().forEach((key, version) -> {
                Long before = seen.put(key, version);
                assertThat(before == null || before <= version).isTrue();
            });
        }
    }

    private List<String> keysStored(List<Row> batch) {
        Map<String, Long> stored = server.rows();
        return batch.stream()
                .map(row -> row.header().key().toString())
                .filter(stored::containsKey)
                .toList();
    }

    private static List<Row> renamed(List<Row> rows, int round) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> row("round-" + round + "-" + i, 1))
                .toList();
    }

    private static List<Row> versions(int count, long version) {
        return IntStream.range(0, count)
                .mapToObj(i -> row("item-" + i, version))
                .toList();
    }

    private static List<String> codes(CompletableFuture<List<Outcome<RowKey>>> future) {
        return codes(future.join());
    }

    private static List<String> codes(List<Outcome<RowKey>> outcomes) {
        return outcomes.stream()
                .map(one -> one instanceof Outcome.Failed<RowKey> failed
                        ? failed.failure().code().name()
                        : "ok")
                .toList();
    }
}
