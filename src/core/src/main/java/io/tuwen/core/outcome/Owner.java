package io.tuwen.core.outcome;

/** Who has to act on a failure. */
public enum Owner {
    /** The producer of the record. */
    RECORD,
    /** Whoever runs the host that a picture lies on. */
    PICTURE_HOST,
    /** Whoever runs the model. */
    MODEL,
    /** Whoever runs the index. */
    INDEX,
    /** Whoever configured the job. */
    CONFIG
}
