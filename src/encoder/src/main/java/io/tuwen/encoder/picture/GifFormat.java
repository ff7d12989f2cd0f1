package io.tuwen.encoder.picture;

import java.io.IOException;

/** GIF: the first frame, on its canvas. */
final class GifFormat implements PictureFormat {

    @Override
    public String name() {
        return "GIF";
    }

    @Override
    public boolean recognises(byte[] file) {
        return Signatures.at(file, 0, "GIF87a") || Signatures.at(file, 0, "GIF89a");
    }

    @Override
    public EncodedPicture open(byte[] file) throws IOException {
        return new EncodedGif(new GifReader(file).read());
    }
}
