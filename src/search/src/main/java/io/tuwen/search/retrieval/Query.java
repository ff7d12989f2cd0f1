package io.tuwen.search.retrieval;

import io.tuwen.core.identity.ItemId;
import java.net.URI;
import java.nio.ByteBuffer;

/** What is looked for. */
public sealed interface Query {

    /** What must become a vector first. */
    sealed interface Encodable extends Query {}

    record Text(String sentence) implements Encodable {}

    /** @param bytes the encoded picture file; read through {@link ByteBuffer#duplicate()} only */
    record Picture(ByteBuffer bytes) implements Encodable {}

    /** A picture that is fetched under the rules that hold for the pictures of events. */
    record PictureAddress(URI uri) implements Encodable {}

    /** Goods like this one, which is left out. */
    record Like(ItemId item) implements Query {}
}
