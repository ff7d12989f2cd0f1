package io.tuwen.encoder.picture;

import java.io.IOException;

/** BMP of Windows and OS/2: palettes, packed and masked samples, runs. */
final class BmpFormat implements PictureFormat {
    private static final int LONGEST_HEADER = 124;

    @Override
    public String name() {
        return "BMP";
    }

    /** Two letters alone are too little to tell: the length of the next header is looked at, too. */
    @Override
    public boolean recognises(byte[] file) {
        if (!Signatures.at(file, 0, "BM") || file.length < BmpHeader.FILE_BYTES + 4) {
            return false;
        }
        int header = BmpHeader.length(file);
        return header >= BmpHeader.CORE_BYTES && header <= LONGEST_HEADER;
    }

    @Override
    public EncodedPicture open(byte[] file) throws IOException {
        return new EncodedBmp(file, BmpHeader.read(file));
    }
}
