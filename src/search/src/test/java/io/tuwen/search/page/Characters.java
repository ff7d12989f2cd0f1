package io.tuwen.search.page;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A model of written characters: sentences are alike that share some, and a picture is what was said of it. */
final class Characters implements QueryVectors {
    private static final int DIM = 512;

    private final Map<ByteBuffer, String> said = new ConcurrentHashMap<>();

    void learn(byte[] picture, String caption) {
        said.put(ByteBuffer.wrap(picture), caption);
    }

    static float[] of(String sentence) {
        float[] vector = new float[DIM];
        sentence.codePoints().forEach(letter -> vector[letter % DIM]++);
        double length = 0;
        for (float part : vector) {
            length += part * part;
        }
        for (int i = 0; i < DIM; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    @Override
    public float[] vector(Query.Encodable query) {
        if (query instanceof Query.Text text) {
            return of(text.sentence());
        }
        String caption = query instanceof Query.Picture picture ? said.get(picture.bytes()) : null;
        if (caption == null) {
            throw new FailureException(FailureCode.PICTURE_FORMAT_UNKNOWN, "picture: none that was learned");
        }
        return of(caption);
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        return sentences.stream().map(this::vector).toList();
    }
}
