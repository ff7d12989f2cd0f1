package io.tuwen.testkit.catalogue;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.FailureCode;

/** What a message ought to do to the index, in the words of the oracle. */
public sealed interface Meaning {

    /**
     * The content is this.
     *
     * @param content tells contents apart: the picture's own mark, or the caption
     */
    record Live(RowKey key, long version, Attributes attributes, String content) implements Meaning {}

    /** The content is gone. */
    record Gone(RowKey key, long version) implements Meaning {}

    /** Every content of the item is gone. */
    record ItemGone(ItemId item) implements Meaning {}

    /** Nothing: the record is bad. */
    record DeadLetter(FailureCode code) implements Meaning {}
}
