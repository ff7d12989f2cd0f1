package io.tuwen.core.ledger;

import io.tuwen.core.identity.Digest;
import org.jspecify.annotations.Nullable;

/** What an event claims about one content, reduced to what the decision needs. */
public sealed interface Claim {

    long version();

    /**
     * The content is this.
     *
     * @param contentDigest null while nobody has seen the content (a reference not yet fetched)
     * @param forced an operator's replay
     */
    record Live(long version, @Nullable Digest contentDigest, Digest attributesDigest, boolean forced)
            implements Claim {}

    /**
     * The content is gone.
     *
     * @param forced an operator's replay
     */
    record Gone(long version, boolean forced) implements Claim {
        public Gone(long version) {
            this(version, false);
        }
    }
}
