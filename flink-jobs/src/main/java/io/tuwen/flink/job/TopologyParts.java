package io.tuwen.flink.job;

import io.tuwen.flink.decode.EventReaderFactory;
import io.tuwen.flink.embed.EmbedSettings;
import io.tuwen.flink.embed.EncoderFactory;
import io.tuwen.flink.embed.ReplayHorizon;
import io.tuwen.flink.index.IndexSettings;
import io.tuwen.flink.index.StoreFactory;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.SourceRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/** What the topology is connected to. Time is the processing time of the environment. */
public record TopologyParts(
        Source<SourceRecord, ?, ?> source,
        EventReaderFactory readers,
        ReplayHorizon horizon,
        EncoderFactory encoders,
        StoreFactory stores,
        Sink<DeadLetter> deadLetters,
        EmbedSettings embed,
        IndexSettings index) {}
