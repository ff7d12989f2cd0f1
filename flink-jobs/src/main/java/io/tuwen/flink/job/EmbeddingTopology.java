package io.tuwen.flink.job;

import io.tuwen.flink.decode.Decode;
import io.tuwen.flink.embed.EmbedOperatorFactory;
import io.tuwen.flink.embed.EmbedSpec;
import io.tuwen.flink.index.IndexOperatorFactory;
import io.tuwen.flink.wire.Stage;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.StreamEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole stream of one tower.
 *
 * <pre>
 *  catalogue.images          +----------- one subtask per key range -----------+
 *  or catalogue.captions     |                                                 |
 *   |                        |                                                 |
 *   +-> source --> decode ---+-> keyed by item --> embed -----------> index    |
 *       raw bytes    |       |                     ledger decides     folds,   |
 *                    |       |                     fetch, prepare,    writes,  |
 *                    |       |                     infer              drains   |
 *                    |       +------------------------|-----------------|------+
 *                    v                                v                 v
 *                    +------------> dead letters <----+-----------------+
 * </pre>
 *
 * Decode is chained to the source and index to embed: a hop between source and key would change the order of events, a
 * hop between embed and index that of mutations.
 */
public final class EmbeddingTopology {
    private EmbeddingTopology() {}

    /** Adds the stream to the environment; whoever calls executes it. */
    public static void build(StreamExecutionEnvironment env, JobIdentity job, TopologyParts parts) {
        SingleOutputStreamOperator<StreamEvent> events = env.fromSource(
                        parts.source(), WatermarkStrategy.noWatermarks(), "catalogue source", Types.SOURCE_RECORD)
                .uid(Uids.SOURCE)
                .process(new Decode(parts.readers(), job.deadLetters(Stage.DECODE)), Types.STREAM_EVENT)
                .name("decode")
                .uid(Uids.DECODE);

        SingleOutputStreamOperator<RowMutation> mutations = events.keyBy(StreamEvent::getItemId)
                .transform("embed", Types.ROW_MUTATION, new EmbedOperatorFactory(embedSpec(job, parts)))
                .uid(Uids.EMBED);

        // Embed emits a mutation under the key of the event that caused it, so the stream is keyed already.
        DataStream<DeadLetter> refused = DataStreamUtils.reinterpretAsKeyedStream(mutations, RowMutation::getItemId)
                .transform("index", Types.DEAD_LETTER, indexOperator(job, parts))
                .uid(Uids.INDEX);

        events.getSideOutput(Decode.DEAD_LETTERS)
                .union(mutations.getSideOutput(EmbedOperatorFactory.DEAD_LETTERS), refused)
                .sinkTo(parts.deadLetters())
                .name("dead letters")
                .uid(Uids.DEAD_LETTERS);
    }

    private static EmbedSpec embedSpec(JobIdentity job, TopologyParts parts) {
        return new EmbedSpec(
                parts.embed(), parts.encoders(), job.deadLetters(Stage.EMBED), job.indexHeldRows(), parts.horizon());
    }

    private static IndexOperatorFactory indexOperator(JobIdentity job, TopologyParts parts) {
        return new IndexOperatorFactory(parts.index(), job.deadLetters(Stage.INDEX), parts.stores());
    }
}
