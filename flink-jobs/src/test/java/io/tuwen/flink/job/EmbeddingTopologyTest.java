package io.tuwen.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.model.Tower;
import io.tuwen.flink.embed.EmbedSettings;
import io.tuwen.flink.index.IndexSettings;
import io.tuwen.flink.source.CatalogueTopic;
import io.tuwen.flink.source.DeadLetterTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class EmbeddingTopologyTest {
    private static final String NOWHERE = "127.0.0.1:1";

    private final StreamExecutionEnvironment env = environment(new Configuration());

    @Test
    void everyNode_hasANameAndAUidOfItsOwn() {
        List<StreamNode> nodes = List.copyOf(graph().getStreamNodes());

        assertThat(nodes).hasSizeGreaterThanOrEqualTo(5);
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
            assertThat(node.getOperatorName()).isNotBlank();
        });
        assertThat(nodes).extracting(StreamNode::getTransformationUID).doesNotHaveDuplicates();
        assertThat(nodes)
                .extracting(StreamNode::getTransformationUID)
                .contains(Uids.SOURCE, Uids.DECODE, Uids.EMBED, Uids.INDEX);
    }

    @Test
    void decodeIsChainedToTheSource_andIndexToEmbed() {
        JobGraph job = graph().getJobGraph();

        assertThat(job.getVerticesSortedTopologicallyFromSources())
                .extracting(JobVertex::getName)
                .satisfiesExactlyInAnyOrder(
                        name -> assertThat(name).contains("catalogue source").contains("decode"),
                        name -> assertThat(name).contains("embed").contains("index"),
                        name -> assertThat(name).contains("dead letters"));
    }

    @Test
    void maxParallelism_isSetOnceForAll() {
        assertThat(graph().getStreamNodes())
                .allSatisfy(node -> assertThat(env.getMaxParallelism()).isEqualTo(FlinkSettings.MAX_PARALLELISM));
        assertThat(graph().getJobGraph().getVertices())
                .allSatisfy(vertex -> assertThat(vertex.getMaxParallelism()).isEqualTo(FlinkSettings.MAX_PARALLELISM));
    }

    @Test
    void genericTypes_areRefused() {
        assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(env.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS))
                .isFalse();
        assertThatThrownBy(() -> new TypeHint<Object>() {}.getTypeInfo()
                        .createSerializer(env.getConfig().getSerializerConfig()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void settings_ofFlinkItself_winOverDefaultsOnly() {
        Configuration cluster = new Configuration();
        cluster.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        cluster.set(PipelineOptions.MAX_PARALLELISM, 7);

        Configuration settings = FlinkSettings.of(cluster);

        assertThat(settings.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
        assertThat(settings.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(FlinkSettings.MAX_PARALLELISM);
        assertThat(settings.get(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER)).isGreaterThan(1_000);
        assertThat(settings.get(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT))
                .isEqualTo(Duration.ofSeconds(10));
    }

    private StreamGraph graph() {
        return env.getStreamGraph(false);
    }

    private static StreamExecutionEnvironment environment(Configuration cluster) {
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(cluster);
        env.configure(FlinkSettings.of(env.getConfiguration()));
        EmbeddingTopology.build(
                env,
                new JobIdentity(JobIdentity.name(Tower.IMAGE), "toy@00000000", false),
                new TopologyParts(
                        new CatalogueTopic(NOWHERE, "catalogue.images", "tuwen-image", 1 << 20, new Properties())
                                .source(),
                        () -> {
                            throw new AssertionError("nothing runs here");
                        },
                        Map::of,
                        metrics -> {
                            throw new AssertionError("nothing runs here");
                        },
                        metrics -> {
                            throw new AssertionError("nothing runs here");
                        },
                        new DeadLetterTopic(NOWHERE, "catalogue.dead-letters", 1 << 20, new Properties()).sink(),
                        EmbedSettings.DEFAULT,
                        new IndexSettings(500, 1 << 20, Duration.ofMillis(100))));
        return env;
    }
}
