package io.tuwen.flink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.local.LocalCluster;
import io.tuwen.local.KafkaBroker;
import io.tuwen.testkit.catalogue.Messages;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.servers.RepositoryHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cluster goes on from where the one before it on the same folder was closed. */
class ResumeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ITEMS = 5;

    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.TRITON_DEMO, RealServer.MILVUS_LITE);

    @TempDir
    Path data;

    @Test
    void cluster_onTheFolderOfAnother_goesOnWithItsStateAndItsAccount() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start(new KafkaBroker.Settings(0, data.resolve("kafka")));
                Publisher publisher = new Publisher(kafka.address())) {
            kafka.createTopics(List.of(
                    new KafkaBroker.Topic(Tower.TEXT.topic(), 1), new KafkaBroker.Topic("catalogue.dead-letters", 1)));
            for (int item = 0; item < ITEMS; item++) {
                publisher.publish(Messages.caption(key(item), 1, "第" + item + "件", Attributes.NONE));
            }
            run(kafka, publisher, Fate.INDEXED, ITEMS);
            for (int item = 0; item < ITEMS; item++) {
                publisher.publish(Messages.tombstone(Tower.TEXT, key(item).itemId()));
            }
            run(kafka, publisher, Fate.REMOVED, 0);
        }
    }

    /** @param inferences of this cluster: removals need none, captions read again would */
    private void run(KafkaBroker kafka, Publisher publisher, Fate expected, long inferences)
            throws InterruptedException {
        publisher.flush();
        try (LocalCluster cluster = LocalCluster.start(LocalCluster.Settings.in(data.resolve("flink")))) {
            cluster.submit(Tower.TEXT, settings(kafka));

            boolean done = cluster.await(
                    counts -> counts.of(Fate.RECORDS_IN) == publisher.published()
                            && counts.of(expected) == ITEMS
                            && counts.inFlight() == 0,
                    PATIENCE);

            assertThat(done).as(cluster.counts().toString()).isTrue();
            assertThat(cluster.counts().of(Fate.INDEXED)).isEqualTo(ITEMS);
            assertThat(cluster.counts().inferences()).isEqualTo(inferences);
        }
    }

    private static RowKey key(int item) {
        return new RowKey(ContentId.MAIN, new ItemId("resumed-" + item));
    }

    private JobSettings settings(KafkaBroker kafka) {
        return JobSettings.of(Map.of(
                "tuwen.kafka.bootstrap-servers", kafka.address(),
                "tuwen.model.repository",
                        RepositoryHome.find().resolve("triton-models/demo").toString(),
                "tuwen.triton.address", servers.triton().address(),
                "tuwen.milvus.address", servers.milvusLite().address()));
    }
}
