package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** BMP: the file's header, the picture's, palette or masks, pixels. */
final class BmpLayout implements Layout {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int PIXELS = 10;

    @Override
    public boolean recognises(byte[] file) {
        return file.length > FILE_HEADER_BYTES + Integer.BYTES && Bytes.startsWith(file, 'B', 'M');
    }

    @Override
    public List<byte[]> split(byte[] file) {
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int palette = FILE_HEADER_BYTES + fields.getInt(FILE_HEADER_BYTES);
        return Bytes.cut(file, List.of(FILE_HEADER_BYTES, palette, fields.getInt(PIXELS)));
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        return Bytes.concat(pieces);
    }
}
