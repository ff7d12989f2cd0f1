package io.tuwen.core.port;

import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * Gets hold of what the model shall see and of its digest. Every future completes normally. Inline content completes at
 * once; a reference is fetched. Safe for use by many threads.
 */
public interface ContentLoader extends AutoCloseable {

    /** @param content anything but {@link Content.Removed} */
    CompletableFuture<Outcome<Material>> load(Content content);

    @Override
    void close();
}
