package io.tuwen.cli.eval;

import io.tuwen.cli.picture.SquareImage;
import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.PictureInspector;
import io.tuwen.encoder.PictureInspector.Inspected;
import io.tuwen.search.evaluation.dataset.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as the model sees them, small enough for a sheet: decoded by the encoder and written anew, never the set's bytes. */
record Thumbnails(Pictures pictures, PictureInspector inspector) {

    /** A {@code data:} address; empty when the picture cannot be decoded. */
    String address(int place) {
        Content picture = new Content.InlinePicture(ByteBuffer.wrap(pictures.bytes(place)));
        return inspector.inspect(picture) instanceof Outcome.Success<Inspected> seen
                ? "data:image/jpeg;base64,"
                        + Base64.getEncoder()
                                .encodeToString(jpeg(seen.value().sight().pixels()))
                : "";
    }

    private static byte[] jpeg(byte[] pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(SquareImage.of(pixels), "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written to memory", e);
        }
        return out.toByteArray();
    }
}
