package io.tuwen.schemas.wire;

/** Finds the schema that a value was written with. Safe for use by many threads; may block. */
public interface SchemaResolver {

    /** @param id the id that a registry gave the schema */
    Resolution byId(int id);

    /** @param fingerprint CRC-64-AVRO of the schema's parsing canonical form */
    Resolution byFingerprint(long fingerprint);
}
