package io.tuwen.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The ids in a caption's input row. */
public final class CaptionIds {
    private CaptionIds() {}

    /**
     * @param row INT64 [L], little-endian, as a caption's embedder prepares it
     * @return without the zeros of the padding
     */
    public static List<Long> of(byte[] row) {
        ByteBuffer buffer = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
        List<Long> ids = new ArrayList<>();
        while (buffer.hasRemaining()) {
            ids.add(buffer.getLong());
        }
        int end = ids.size();
        while (end > 0 && ids.get(end - 1) == 0) {
            end--;
        }
        return List.copyOf(ids.subList(0, end));
    }
}
