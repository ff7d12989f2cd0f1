package io.tuwen.flink.source;

import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.RecordHeader;
import io.tuwen.schemas.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Hands Kafka records on untouched. A deserializer that looks into them could neither keep a tombstone, which has no
 * value, nor fail without stopping the source for good.
 */
public final class RawRecords implements KafkaRecordDeserializationSchema<SourceRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> out) {
        out.collect(new SourceRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                wrapped(record.key()),
                wrapped(record.value()),
                headers(record.headers())));
    }

    private static List<RecordHeader> headers(Headers headers) {
        List<RecordHeader> copies = new ArrayList<>();
        for (Header header : headers) {
            copies.add(new RecordHeader(header.key(), wrapped(header.value())));
        }
        return copies;
    }

    private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return Types.SOURCE_RECORD;
    }
}
