package io.tuwen.cli.search;

import io.tuwen.core.identity.ItemId;
import java.nio.file.Path;

/** What is looked for. */
public sealed interface Query {

    /** What must become a vector first. */
    sealed interface Encodable extends Query {}

    record Text(String sentence) implements Encodable {}

    record Picture(Path file) implements Encodable {}

    /** Goods like this one, which is left out. */
    record Like(ItemId item) implements Query {}
}
