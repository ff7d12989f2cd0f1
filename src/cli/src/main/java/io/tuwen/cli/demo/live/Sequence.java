package io.tuwen.cli.demo.live;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A record's number in its script, as it stands in the record's headers. Records of anybody else have none. */
final class Sequence {
    private static final String HEADER = "tuwen-demo-sequence";

    private Sequence() {}

    static Header header(long number) {
        return new RecordHeader(
                HEADER, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    static OptionalLong of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        boolean ours = header != null && header.value() != null && header.value().length == Long.BYTES;
        return ours ? OptionalLong.of(ByteBuffer.wrap(header.value()).getLong()) : OptionalLong.empty();
    }
}
