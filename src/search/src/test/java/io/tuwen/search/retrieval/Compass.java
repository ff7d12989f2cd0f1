package io.tuwen.search.retrieval;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A model of directions: a sentence, or a picture's bytes, is a number of degrees. */
public final class Compass implements QueryVectors {
    @Override
    public float[] vector(Query.Encodable query) {
        if (query instanceof Query.Text text) {
            return direction(text.sentence());
        }
        if (query instanceof Query.Picture picture) {
            return direction(
                    StandardCharsets.UTF_8.decode(picture.bytes().duplicate()).toString());
        }
        throw new FailureException(FailureCode.PICTURE_ADDRESS_BLOCKED, "picture: an address of this machine");
    }

    private static float[] direction(String degrees) {
        try {
            return Plane.at(Double.parseDouble(degrees));
        } catch (NumberFormatException e) {
            throw new FailureException(FailureCode.PICTURE_FORMAT_UNKNOWN, "picture: no number of degrees");
        }
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        return sentences.stream().map(this::vector).toList();
    }
}
