package io.tuwen.encoder.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page's entries by tag.
 *
 * @param size how many entries are stored
 */
record TiffDirectory(int size, Map<Integer, TiffDirectory.Value> values) {

    /** @param bytes of one number */
    record Value(int bytes, ByteBuffer data) {
        int count() {
            return data.remaining() / bytes;
        }

        long get(int index) {
            return switch (bytes) {
                case 1 -> data.get(index) & 0xff;
                case 2 -> data.getShort(index * 2) & 0xffff;
                default -> Integer.toUnsignedLong(data.getInt(index * bytes));
            };
        }
    }

    boolean has(int tag) {
        return values.containsKey(tag);
    }

    Value required(int tag) throws IOException {
        Value value = values.get(tag);
        if (value == null || value.count() == 0) {
            throw new IOException("no tag " + tag);
        }
        return value;
    }

    /** The first number of a tag. */
    long number(int tag) throws IOException {
        return required(tag).get(0);
    }

    long number(int tag, long otherwise) {
        @Nullable Value value = values.get(tag);
        return value == null || value.count() == 0 ? otherwise : value.get(0);
    }
}
