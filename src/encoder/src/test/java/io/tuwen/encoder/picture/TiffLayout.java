package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** TIFF: header, the fields of the first directory one by one, and what lies before and behind it. */
final class TiffLayout implements Layout {
    private static final int HEADER_BYTES = 8;
    private static final int DIRECTORY = 4;
    private static final int FIELD_BYTES = 12;

    @Override
    public boolean recognises(byte[] file) {
        return file.length >= HEADER_BYTES
                && (Bytes.startsWith(file, 'I', 'I', 42, 0) || Bytes.startsWith(file, 'M', 'M', 0, 42));
    }

    @Override
    public List<byte[]> split(byte[] file) {
        ByteBuffer fields = ByteBuffer.wrap(file);
        fields.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = fields.getInt(DIRECTORY);
        List<Integer> cuts = new ArrayList<>(List.of(HEADER_BYTES));
        if (directory >= HEADER_BYTES && directory + Short.BYTES <= file.length) {
            int count = Short.toUnsignedInt(fields.getShort(directory));
            for (int field = 0; field <= count; field++) {
                cuts.add(directory + Short.BYTES + field * FIELD_BYTES);
            }
        }
        return Bytes.cut(file, cuts);
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        return Bytes.concat(pieces);
    }
}
