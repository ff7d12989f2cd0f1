package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;

/** TIFF: the first page. */
final class TiffFormat implements PictureFormat {

    @Override
    public String name() {
        return "TIFF";
    }

    /** Those of 64-bit offsets too, so that their name is told. */
    @Override
    public boolean recognises(byte[] file) {
        return Signatures.at(file, 0, "II*\0")
                || Signatures.at(file, 0, "MM\0*")
                || Signatures.at(file, 0, "II+\0")
                || Signatures.at(file, 0, "MM\0+");
    }

    @Override
    public EncodedPicture open(byte[] file) throws IOException {
        if (file[2] + file[3] != '*') {
            throw new FailureException(
                    FailureCode.PICTURE_FORMAT_UNKNOWN, "BigTIFF (expected: TIFF of 32-bit offsets)");
        }
        return new EncodedTiff(file, TiffPage.read(new TiffDirectories(file).first()));
    }
}
