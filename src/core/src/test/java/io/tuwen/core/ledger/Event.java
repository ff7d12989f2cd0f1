package io.tuwen.core.ledger;

import io.tuwen.core.identity.Digest;

/**
 * What a shop said about one content.
 *
 * @param content which picture, told by a number; without meaning where gone
 * @param attributes which attributes, told by a number; without meaning where gone
 * @param digestKnown false for a reference that must be fetched to know its content
 */
record Event(long version, boolean gone, int content, int attributes, boolean forced, boolean digestKnown) {

    static Event live(long version, int content, int attributes) {
        return new Event(version, false, content, attributes, false, true);
    }

    static Event gone(long version) {
        return new Event(version, true, 0, 0, false, true);
    }

    Event asForced() {
        return new Event(version, gone, content, attributes, true, digestKnown);
    }

    Event asReference() {
        return new Event(version, gone, content, attributes, forced, false);
    }

    Digest contentDigest() {
        return new Digest(1, content);
    }

    Digest attributesDigest() {
        return new Digest(2, attributes);
    }

    /** As the ledger first sees it. */
    Claim claim() {
        return digestKnown ? fetched() : new Claim.Live(version, null, attributesDigest(), forced);
    }

    /** As the ledger sees it with the content at hand. */
    Claim fetched() {
        return gone
                ? new Claim.Gone(version, forced)
                : new Claim.Live(version, contentDigest(), attributesDigest(), forced);
    }
}
