package io.tuwen.flink.source;

import io.tuwen.schemas.DeadLetter;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The topic of dead letters. At least once: after a restart a letter may stand there twice, with the same topic,
 * partition and offset in it.
 *
 * @param maxLetterBytes what the topic takes at most; of a larger letter the value is left out
 * @param client further settings of the producer: security, above all
 */
public record DeadLetterTopic(String bootstrapServers, String topic, int maxLetterBytes, Properties client) {
    /** What a record takes beside key and value, generously. */
    private static final int FRAME_BYTES = 64 << 10;

    public Sink<DeadLetter> sink() {
        long request = (long) maxLetterBytes + FRAME_BYTES;
        Properties producer = new Properties();
        producer.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Long.toString(request));
        producer.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(2 * request));
        producer.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        client.forEach((name, value) -> producer.setProperty(name.toString(), value.toString()));
        return KafkaSink.<DeadLetter>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new LetterSerializer(topic, maxLetterBytes))
                .build();
    }
}
