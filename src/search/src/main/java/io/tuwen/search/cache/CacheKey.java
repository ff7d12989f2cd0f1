package io.tuwen.search.cache;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.model.Tower;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What was asked, and of which model: equal keys have equal vectors.
 *
 * @param sha256 32 bytes, over the model's fingerprint, the tower and the SHA-256 of the content
 */
record CacheKey(ByteBuffer sha256) {
    static final int BYTES = 32;

    /** @param fingerprint of the model: 64 hexadecimal digits */
    static CacheKey of(String fingerprint, Tower tower, ByteBuffer content) {
        byte[] question = (fingerprint + ' ' + tower + ' ').getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = ByteBuffer.allocate(question.length + BYTES);
        whole.put(question).put(Digest.sha256(content)).flip();
        return new CacheKey(ByteBuffer.wrap(Digest.sha256(whole)));
    }
}
