package io.tuwen.encoder.fetch;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.util.ArrayList;
import java.util.List;

/** Responses of HTTP/1: lines; a body is one too, or several. */
final class ResponseLayout implements Layout {

    /** Whatever is read from a connection is taken for a response. */
    @Override
    public boolean recognises(byte[] file) {
        return true;
    }

    @Override
    public List<byte[]> split(byte[] file) {
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                cuts.add(i + 1);
            }
        }
        return Bytes.cut(file, cuts);
    }

    @Override
    public byte[] join(List<byte[]> pieces) {
        return Bytes.concat(pieces);
    }
}
