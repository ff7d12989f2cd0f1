package io.tuwen.encoder;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.Embedder;
import io.tuwen.core.port.Material;

/** An embedder that also shows what it gives to the model. Safe for use by many threads. */
public interface PreparingEmbedder extends Embedder {

    /**
     * What {@link #embed} infers; works on the caller's thread.
     *
     * @return one raw input row, little-endian: UINT8 [S, S, 3] of a picture, INT64 [L] of a caption
     */
    Outcome<byte[]> prepare(Material material);
}
