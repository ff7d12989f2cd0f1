package io.tuwen.cli.demo.live;

import io.tuwen.core.identity.ItemId;
import io.tuwen.testkit.catalogue.Message;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A stream that waits, until this is closed.
 *
 * @param item empty: at once; else as soon as a message of this item is to come
 * @param release called when it is closed
 */
public record Hold(Optional<ItemId> item, Runnable release) implements AutoCloseable {

    boolean stops(Message message) {
        return item.map(id -> id.value().getBytes(StandardCharsets.UTF_8))
                .map(key -> Arrays.equals(key, message.key()))
                .orElse(true);
    }

    @Override
    public void close() {
        release.run();
    }
}
