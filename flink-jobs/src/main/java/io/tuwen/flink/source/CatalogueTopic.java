package io.tuwen.flink.source;

import io.tuwen.schemas.SourceRecord;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * One topic of events.
 *
 * @param group the consumer group that offsets are committed for; a job that starts without state goes on from there
 * @param maxRecordBytes as large as the largest record, so that one fetch can hold it
 * @param client further settings of the consumer: security, above all
 */
public record CatalogueTopic(
        String bootstrapServers, String topic, String group, int maxRecordBytes, Properties client) {

    /** An unbounded source of raw records. */
    public KafkaSource<SourceRecord> source() {
        return KafkaSource.<SourceRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic)
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new RawRecords())
                .setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(maxRecordBytes))
                .setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(2 * maxRecordBytes))
                .setProperties(client)
                .build();
    }
}
