package io.tuwen.flink.config;

import io.tuwen.core.model.Tower;
import java.util.Locale;
import java.util.Properties;

/**
 * Where records come from and where dead letters go.
 *
 * @param maxRecordBytes of the largest record that may come
 * @param client settings of every Kafka client, security above all
 */
public record KafkaSettings(
        String bootstrapServers,
        String imagesTopic,
        String captionsTopic,
        String deadLettersTopic,
        String groupPrefix,
        int maxRecordBytes,
        Properties client) {

    public String topic(Tower tower) {
        return switch (tower) {
            case IMAGE -> imagesTopic;
            case TEXT -> captionsTopic;
        };
    }

    /** Stable, so that offsets outlive the job. */
    public String group(Tower tower) {
        return groupPrefix + "-" + tower.name().toLowerCase(Locale.ROOT);
    }
}
