package io.tuwen.encoder.picture;

import java.io.IOException;
import java.util.Arrays;

/** PNG of every colour type and depth. */
final class PngFormat implements PictureFormat {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public boolean recognises(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    @Override
    public EncodedPicture open(byte[] file) throws IOException {
        return new EncodedPng(file, PngChunks.read(file, SIGNATURE.length));
    }
}
