package io.tuwen.flink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.flink.local.LocalCluster;
import io.tuwen.local.KafkaBroker;
import io.tuwen.milvus.CatalogueCollection;
import io.tuwen.milvus.CatalogueCollections;
import io.tuwen.milvus.MilvusConnection;
import io.tuwen.milvus.MilvusSettings;
import io.tuwen.milvus.MilvusVectorSearch;
import io.tuwen.milvus.Visibility;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.testkit.catalogue.CatalogueScript;
import io.tuwen.testkit.catalogue.Oracle.Expected;
import io.tuwen.testkit.catalogue.Shelf;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.servers.RepositoryHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole line on real servers, with its jobs killed on the way: the index equals the stream. */
class EndToEndIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ITEMS = 40;
    private static final long SEED = 20_261_124;
    private static final String DEAD_LETTERS = "catalogue.dead-letters";

    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.TRITON_DEMO, RealServer.MILVUS_LITE);

    private final Path model = RepositoryHome.find().resolve("triton-models").resolve("demo");

    @TempDir
    Path data;

    @Test
    void stream_withTheJobsKilledOnTheWay_endsInTheIndex() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start(new KafkaBroker.Settings(0, data.resolve("kafka")));
                Shelf shelf = new Shelf();
                Publisher publisher = new Publisher(kafka.address())) {
            createTopics(kafka);
            JobSettings settings = JobSettings.of(properties(kafka));
            try (LocalCluster cluster = LocalCluster.start(LocalCluster.Settings.in(data.resolve("flink")))) {
                for (Tower tower : Tower.values()) {
                    cluster.submit(tower, settings);
                }
                publishAndKill(publisher, shelf, cluster);

                boolean done = cluster.await(counts -> isSettled(counts, publisher.published()), PATIENCE);

                assertThat(done)
                        .as("%s %s", cluster.counts(), cluster.lastFailure(Tower.IMAGE))
                        .isTrue();
                assertThat(deadLetters(cluster)).isEqualTo(expectedDeadLetters(publisher));
                assertThat(cluster.counts().freshness(0.5)).isPositive();
            }
            for (Tower tower : Tower.values()) {
                assertThat(stored(tower)).as(tower.name()).isEqualTo(expected(publisher, tower));
            }
            assertLettersHoldTheRecords(kafka, publisher);
        }
    }

    private static void createTopics(KafkaBroker kafka) {
        kafka.createTopics(List.of(
                new KafkaBroker.Topic(Tower.IMAGE.topic(), 3),
                new KafkaBroker.Topic(Tower.TEXT.topic(), 3),
                new KafkaBroker.Topic(DEAD_LETTERS, 1)));
    }

    private Map<String, String> properties(KafkaBroker kafka) {
        return Map.of(
                "tuwen.kafka.bootstrap-servers", kafka.address(),
                "tuwen.model.repository", model.toString(),
                "tuwen.triton.address", servers.triton().address(),
                "tuwen.milvus.address", servers.milvusLite().address(),
                "tuwen.fetch.allowed-networks", "127.0.0.0/8",
                "tuwen.fetch.ports", "1-65535",
                "tuwen.picture.flags", "true",
                "tuwen.embed.tries", "2",
                "tuwen.embed.first-delay", "200 ms",
                "tuwen.embed.longest-delay", "200 ms");
    }

    private static void publishAndKill(Publisher publisher, Shelf shelf, LocalCluster cluster) throws Exception {
        CatalogueScript script = new CatalogueScript(ITEMS, SEED, shelf);
        for (int i = 0; script.hasNext(); i++) {
            publisher.publish(script.next());
            if (i == ITEMS) {
                publisher.flush();
                cluster.await(counts -> counts.of(Fate.INDEXED) >= ITEMS / 4, PATIENCE);
                cluster.kill();
            }
        }
        publisher.flush();
        cluster.await(counts -> counts.of(Fate.INDEXED) >= ITEMS, PATIENCE);
        cluster.kill();
    }

    private static boolean isSettled(JobCounts counts, long published) {
        return counts.of(Fate.RECORDS_IN) == published && counts.inFlight() == 0;
    }

    private static Map<FailureCode, Long> deadLetters(LocalCluster cluster) {
        return new TreeMap<>(cluster.counts().deadLetters());
    }

    private static Map<FailureCode, Long> expectedDeadLetters(Publisher publisher) {
        Map<FailureCode, Long> expected = new TreeMap<>();
        for (Tower tower : Tower.values()) {
            publisher
                    .oracle(tower)
                    .deadLetters()
                    .forEach((code, count) -> expected.merge(code, (long) count, Long::sum));
        }
        return expected;
    }

    private static Map<RowKey, String> expected(Publisher publisher, Tower tower) {
        Map<RowKey, String> rows = new HashMap<>();
        publisher.oracle(tower).live().forEach((key, row) -> rows.put(key, described(row, tower)));
        return rows;
    }

    /** Whatever became of its attributes, a row of a picture has its flags. */
    private static String described(Expected row, Tower tower) {
        return row.version() + " " + row.attributes().values() + " and " + (tower == Tower.IMAGE ? 4 : 0);
    }

    private Map<RowKey, String> stored(Tower tower) {
        ModelContract contract = ModelContracts.read(model);
        Map<RowKey, String> rows = new HashMap<>();
        try (MilvusConnection connection =
                new MilvusConnection(MilvusSettings.of(servers.milvusLite().address()))) {
            CatalogueCollection collection = new CatalogueCollections(connection).ensure(tower, contract);
            try (MilvusVectorSearch search = MilvusVectorSearch.open(
                    connection, collection.alias(), tower, contract.dim(), Visibility.ACKNOWLEDGED)) {
                search.scan(header -> rows.put(header.key(), described(header)));
            }
        }
        return rows;
    }

    private static String described(RowHeader row) {
        Set<String> own = row.attributes().own().values().keySet();
        Map<String, Object> shops = new TreeMap<>(row.attributes().values());
        shops.keySet().removeAll(own);
        return row.version() + " " + shops + " and " + own.size();
    }

    private static void assertLettersHoldTheRecords(KafkaBroker kafka, Publisher publisher) {
        Map<String, DeadLetter> letters = new HashMap<>();
        Letters.read(kafka.address(), DEAD_LETTERS)
                .forEach(letter -> letters.put(
                        letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset(), letter));
        Map<FailureCode, Long> byCode = new TreeMap<>();
        letters.values().forEach(letter -> byCode.merge(FailureCode.valueOf(letter.getCode()), 1L, Long::sum));
        assertThat(byCode).isEqualTo(expectedDeadLetters(publisher));
        assertThat(letters.values())
                .filteredOn(letter -> letter.getCode().equals(FailureCode.CAPTION_TOO_LARGE.name()))
                .allSatisfy(letter -> assertThat(letter.getValue().remaining()).isGreaterThan(9_000_000));
    }
}
