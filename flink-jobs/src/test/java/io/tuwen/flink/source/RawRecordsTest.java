package io.tuwen.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.RecordHeader;
import io.tuwen.schemas.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RawRecordsTest {
    @Test
    void record_isHandedOnUntouched() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("tuwen-force", new byte[] {1}).add("empty", null);

        SourceRecord record = read(new ConsumerRecord<>(
                "topic",
                3,
                42L,
                1_234L,
                TimestampType.CREATE_TIME,
                1,
                2,
                new byte[] {7},
                new byte[] {8, 9},
                headers,
                Optional.empty()));

        assertThat(record)
                .isEqualTo(new SourceRecord(
                        "topic",
                        3,
                        42L,
                        Instant.ofEpochMilli(1_234),
                        ByteBuffer.wrap(new byte[] {7}),
                        ByteBuffer.wrap(new byte[] {8, 9}),
                        List.of(
                                new RecordHeader("tuwen-force", ByteBuffer.wrap(new byte[] {1})),
                                new RecordHeader("empty", null))));
    }

    @Test
    void tombstone_survives() {
        SourceRecord record = read(new ConsumerRecord<>("topic", 0, 0L, new byte[] {7}, null));

        assertThat(record.getValue()).isNull();
        assertThat(record.getKey()).isEqualTo(ByteBuffer.wrap(new byte[] {7}));
    }

    private static SourceRecord read(ConsumerRecord<byte[], byte[]> record) {
        List<SourceRecord> out = new ArrayList<>();
        new RawRecords().deserialize(record, new ListCollector<>(out));
        return out.get(0);
    }
}
