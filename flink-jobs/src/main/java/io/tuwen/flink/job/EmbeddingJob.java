package io.tuwen.flink.job;

import io.tuwen.core.model.Tower;
import io.tuwen.flink.clients.MilvusStores;
import io.tuwen.flink.clients.Readers;
import io.tuwen.flink.clients.TritonEncoders;
import io.tuwen.flink.config.JobProperties;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.config.KafkaSettings;
import io.tuwen.flink.embed.ReplayHorizon;
import io.tuwen.flink.source.CatalogueTopic;
import io.tuwen.flink.source.DeadLetterTopic;
import io.tuwen.flink.source.Topics;
import io.tuwen.milvus.CatalogueCollection;
import io.tuwen.milvus.CatalogueCollections;
import io.tuwen.milvus.MilvusConnection;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Makes the job of one tower from its configuration, once everything that it needs is there and is what it should be. */
public final class EmbeddingJob {
    private final Tower tower;
    private final JobSettings settings;

    public EmbeddingJob(Tower tower, JobSettings settings) {
        this.tower = tower;
        this.settings = settings;
    }

    /** What both mains do. */
    static void main(Tower tower, String[] arguments) throws Exception {
        JobSettings settings = JobSettings.of(JobProperties.of(List.of(arguments), System.getenv()));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        EmbeddingJob job = new EmbeddingJob(tower, settings);
        job.addTo(env);
        env.execute(job.name());
    }

    public String name() {
        return name(tower);
    }

    /** As Flink, dead letters and metrics name it. */
    public static String name(Tower tower) {
        return JobIdentity.name(tower);
    }

    /**
     * Checks topics, served model and collection, makes the collection where there is none, and adds the stream to the
     * environment. Blocking.
     *
     * @throws io.tuwen.core.outcome.FailureException with what is wrong and its remedy; nothing was read then
     */
    public void addTo(StreamExecutionEnvironment env) {
        Configuration flink = FlinkSettings.of(env.getConfiguration());
        env.configure(flink);
        int maxLetterBytes = checkTopics();
        TritonEncoders encoders = new TritonEncoders(tower, settings.properties());
        encoders.verify();
        Found found = findCollection();
        TopologyParts parts = new TopologyParts(
                catalogueTopic().source(),
                new Readers(tower, settings.properties()),
                horizon(settings.kafka(), tower),
                encoders,
                new MilvusStores(settings.milvus(), found.collection()),
                deadLetterTopic(maxLetterBytes).sink(),
                settings.embed(),
                settings.index());
        EmbeddingTopology.build(env, JobIdentity.of(tower, settings.model(), found.holdsRows()), parts);
    }

    private static ReplayHorizon horizon(KafkaSettings kafka, Tower tower) {
        String servers = kafka.bootstrapServers();
        Properties client = kafka.client();
        String topic = kafka.topic(tower);
        return () -> new Topics(servers, client).endOffsets(topic);
    }

    private int checkTopics() {
        KafkaSettings kafka = settings.kafka();
        Topics topics = new Topics(kafka.bootstrapServers(), kafka.client());
        topics.require(List.of(kafka.topic(tower), kafka.deadLettersTopic()));
        return Math.min(
                topics.maxRecordBytes(kafka.deadLettersTopic(), kafka.maxRecordBytes()), 2 * kafka.maxRecordBytes());
    }

    private record Found(CatalogueCollection collection, boolean holdsRows) {}

    private Found findCollection() {
        try (MilvusConnection connection = new MilvusConnection(settings.milvus())) {
            CatalogueCollections collections = new CatalogueCollections(connection);
            CatalogueCollection collection = collections.ensure(tower, settings.model());
            return new Found(collection, collections.rowCount(collection.name()) > 0);
        }
    }

    private CatalogueTopic catalogueTopic() {
        KafkaSettings kafka = settings.kafka();
        return new CatalogueTopic(
                kafka.bootstrapServers(),
                kafka.topic(tower),
                kafka.group(tower),
                kafka.maxRecordBytes(),
                kafka.client());
    }

    private DeadLetterTopic deadLetterTopic(int maxLetterBytes) {
        KafkaSettings kafka = settings.kafka();
        return new DeadLetterTopic(kafka.bootstrapServers(), kafka.deadLettersTopic(), maxLetterBytes, kafka.client());
    }
}
