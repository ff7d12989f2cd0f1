package io.tuwen.core.port;

import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.Outcome;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gets hold of what the model shall see and of its digest. Every future completes normally. Inline content completes at
 * once; a reference is fetched. Safe for use by many threads.
 */
public interface ContentLoader extends AutoCloseable {

    /**
     * @param content anything but {@link Content.Removed}
     * @param known what was seen of this content before; null when nothing was, or when its bytes are wanted in any case;
     *     with it the result may be {@link Material.Unchanged}
     */
    CompletableFuture<Outcome<Material>> load(Content content, @Nullable Known known);

    /** With nothing known: never {@link Material.Unchanged}. */
    default CompletableFuture<Outcome<Material>> load(Content content) {
        return load(content, null);
    }

    @Override
    void close();
}
