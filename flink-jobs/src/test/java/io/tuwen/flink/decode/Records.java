package io.tuwen.flink.decode;

import io.tuwen.schemas.RecordHeader;
import io.tuwen.schemas.SourceRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kafka records made by hand. */
final class Records {
    static final Instant TIMESTAMP = Instant.ofEpochMilli(1_700_000_000_000L);

    private Records() {}

    static SourceRecord record(byte @Nullable [] key, byte @Nullable [] value, String... headers) {
        return new SourceRecord(
                "catalogue",
                3,
                42L,
                TIMESTAMP,
                key == null ? null : ByteBuffer.wrap(key),
                value == null ? null : ByteBuffer.wrap(value),
                List.of(headers).stream()
                        .map(name -> new RecordHeader(name, null))
                        .toList());
    }

    static SourceRecord record(String key, byte @Nullable [] value, String... headers) {
        return record(key.getBytes(StandardCharsets.UTF_8), value, headers);
    }
}
