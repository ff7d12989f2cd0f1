package io.tuwen.schemas.wire;

/** What became of the bytes of one value. */
public sealed interface DecodeResult<T> {

    record Decoded<T>(T record) implements DecodeResult<T> {}

    /** The bytes are in neither wire form, or are not what their schema says, or their schema cannot be read as ours. */
    record Undecodable<T>(String message) implements DecodeResult<T> {}

    /** Nobody knows the schema that the bytes name. */
    record UnknownSchema<T>(String message) implements DecodeResult<T> {}

    /** Whoever may know the schema cannot be asked now; the same bytes may well decode later. */
    record Unavailable<T>(String message) implements DecodeResult<T> {}
}
