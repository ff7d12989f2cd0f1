package io.tuwen.flink.wire;

import io.tuwen.core.identity.Digest;
import io.tuwen.schemas.Digest128;

/** Digests as Avro's fixed type of 16 bytes. */
final class Digests {
    private Digests() {}

    static Digest toDomain(Digest128 digest) {
        return Digest.fromBytes(digest.bytes());
    }

    static Digest128 fromDomain(Digest digest) {
        return new Digest128(digest.toBytes());
    }
}
