package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.util.ArrayList;
import java.util.List;

/** GIF: header, palettes, extensions, pictures' headers and their data. */
final class GifLayout implements Layout {
    private static final int HEADER_BYTES = 13;
    private static final int FLAGS = 10;
    private static final int PICTURE_BYTES = 10;
    private static final int PICTURE_FLAGS = 9;

    @Override
    public boolean recognises(byte[] file) {
        return Bytes.startsWith(file, 'G', 'I', 'F');
    }

    @Override
    public List<byte[]> split(byte[] file) {
        List<Integer> cuts = new ArrayList<>(List.of(HEADER_BYTES));
        int at = HEADER_BYTES + paletteBytes(file, FLAGS);
        while (at < file.length) {
            cuts.add(at);
            int data = at + 2;
            if (file[at] == ',') {
                cuts.add(at + PICTURE_BYTES);
                data = at + PICTURE_BYTES + paletteBytes(file, at + PICTURE_FLAGS);
                cuts.add(data);
                data++;
            } else if (file[at] != '!') {
                break;
            }
            at = afterData(file, data);
        }
        return Bytes.cut(file, cuts);
    }

    private static int paletteBytes(byte[] file, int flags) {
        boolean there = flags < file.length && (file[flags] & 0x80) != 0;
        return there ? 3 << (file[flags] & 7) + 1 : 0;
    }

    /** Blocks of up to 255 bytes, the last of which is empty. */
    private static int afterData(byte[] file, int data) {
        int at = data;
        while (at < file.length && file[at] != 0) {
            at += 1 + (file[at] & 0xff);
        }
        return at + 1;
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        return Bytes.concat(pieces);
    }
}
