package io.tuwen.cli.search;

import io.tuwen.core.identity.ItemId;
import java.nio.file.Path;

/** What is looked for. */
public sealed interface Query {

    record Text(String sentence) implements Query {}

    record Picture(Path file) implements Query {}

    /** Goods like this one, which is left out. */
    record Like(ItemId item) implements Query {}
}
