package io.tuwen.core.outcome;

import static io.tuwen.core.outcome.Disposition.DEAD_LETTER;
import static io.tuwen.core.outcome.Disposition.DEFER;
import static io.tuwen.core.outcome.Disposition.FAIL_JOB;
import static io.tuwen.core.outcome.Disposition.PARK;
import static io.tuwen.core.outcome.Disposition.WAIT;

/** Every way to fail, closed. The name is what dead letters and metrics carry: never renamed, never reused. */
public enum FailureCode {
    /** The value is not Avro of the named schema, or in neither wire form. */
    RECORD_UNDECODABLE(Owner.RECORD, DEAD_LETTER),
    /** The registry does not know the schema id, or nobody knows the fingerprint. */
    SCHEMA_UNKNOWN(Owner.RECORD, DEAD_LETTER),
    /** The registry cannot be reached. */
    SCHEMA_REGISTRY_UNAVAILABLE(Owner.CONFIG, WAIT),
    /** The record has no key, or an empty one. */
    KEY_MISSING(Owner.RECORD, DEAD_LETTER),
    /** The key is no item id: over 256 bytes, control characters, not UTF-8. */
    ITEM_ID_INVALID(Owner.RECORD, DEAD_LETTER),
    /** The key and the item id of the value differ. */
    KEY_MISMATCH(Owner.RECORD, DEAD_LETTER),
    CONTENT_ID_INVALID(Owner.RECORD, DEAD_LETTER),
    VERSION_NEGATIVE(Owner.RECORD, DEAD_LETTER),
    /** An attribute that is not finite, or attributes too large for one field. */
    ATTRIBUTES_INVALID(Owner.RECORD, DEAD_LETTER),
    /** Only white space. */
    CAPTION_BLANK(Owner.RECORD, DEAD_LETTER),
    CAPTION_TOO_LARGE(Owner.RECORD, DEAD_LETTER),

    /** An inline picture of no bytes. */
    PICTURE_EMPTY(Owner.RECORD, DEAD_LETTER),
    /** 404, 410, or no such file. */
    PICTURE_NOT_FOUND(Owner.RECORD, DEAD_LETTER),
    /** 401, 403 and other refusals of the host. */
    PICTURE_FORBIDDEN(Owner.RECORD, DEAD_LETTER),
    /** Not a URI, or of a scheme or port that is not allowed. */
    PICTURE_REFERENCE_INVALID(Owner.RECORD, DEAD_LETTER),
    /** An address or folder that pictures may not come from. */
    PICTURE_ADDRESS_BLOCKED(Owner.RECORD, DEAD_LETTER),
    /** More bytes or declared pixels than allowed. */
    PICTURE_TOO_LARGE(Owner.RECORD, DEAD_LETTER),
    /** Bytes of no picture format that is known. */
    PICTURE_FORMAT_UNKNOWN(Owner.RECORD, DEAD_LETTER),
    /** A known format, damaged or cut off. */
    PICTURE_CORRUPT(Owner.RECORD, DEAD_LETTER),
    /** The bytes fetched are not those whose SHA-256 the reference tells. */
    PICTURE_DIGEST_MISMATCH(Owner.RECORD, DEAD_LETTER),
    /** Time-out, 429, 5xx, refused connection; as a dead letter: all tries used up. */
    PICTURE_HOST_UNAVAILABLE(Owner.PICTURE_HOST, PARK),
    /** The host has as many calls under way, or as many a second, as it is granted; it was not asked. */
    PICTURE_HOST_BUSY(Owner.PICTURE_HOST, DEFER),

    /** The model refused this one input. */
    MODEL_INPUT_REFUSED(Owner.MODEL, DEAD_LETTER),
    /** The model answered with NaN, a wrong shape or too few values. */
    MODEL_OUTPUT_INVALID(Owner.MODEL, DEAD_LETTER),
    /** Unreachable, stopping, or not ready. */
    MODEL_UNAVAILABLE(Owner.MODEL, WAIT),
    /** Queue full, queue time-out, deadline. */
    MODEL_OVERLOADED(Owner.MODEL, WAIT),
    /** The model's own code broke on this one input, repeatedly. */
    MODEL_FAILED(Owner.MODEL, DEAD_LETTER),
    /** Served model and contract differ in name, dtype, shape or dimension. */
    MODEL_CONTRACT_MISMATCH(Owner.CONFIG, FAIL_JOB),
    MODEL_ACCESS_DENIED(Owner.CONFIG, FAIL_JOB),

    /** The index refused this one row. */
    INDEX_ROW_REFUSED(Owner.INDEX, DEAD_LETTER),
    /** A row whose attributes were to change is not there. */
    INDEX_ROW_MISSING(Owner.INDEX, DEAD_LETTER),
    INDEX_UNAVAILABLE(Owner.INDEX, WAIT),
    /** Rate limit, memory, disk or quota. */
    INDEX_OVER_QUOTA(Owner.INDEX, WAIT),
    /** The collection belongs to another model or has another shape. */
    INDEX_CONTRACT_MISMATCH(Owner.CONFIG, FAIL_JOB),
    INDEX_ACCESS_DENIED(Owner.CONFIG, FAIL_JOB),

    CONFIGURATION_INVALID(Owner.CONFIG, FAIL_JOB),
    /** The component was closed while this was under way: not a verdict on the record. */
    CLOSED(Owner.CONFIG, WAIT);

    private final Owner owner;
    private final Disposition disposition;

    FailureCode(Owner owner, Disposition disposition) {
        this.owner = owner;
        this.disposition = disposition;
    }

    public Owner owner() {
        return owner;
    }

    public Disposition disposition() {
        return disposition;
    }
}
