package io.tuwen.cli.demo.live;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.testkit.catalogue.Meaning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record means that no script knows, by what stands in it. */
final class Reading {
    private Reading() {}

    /** Nothing for a record that cannot be read, and so will be a dead letter. */
    static Optional<Meaning> of(Tower tower, byte @Nullable [] key, byte @Nullable [] value) {
        try {
            if (key == null) {
                return Optional.empty();
            }
            if (value == null) {
                return Optional.of(new Meaning.ItemGone(new ItemId(new String(key, StandardCharsets.UTF_8))));
            }
            return Optional.of(
                    switch (tower) {
                        case IMAGE -> meaning(ImageEvent.getDecoder().decode(value));
                        case TEXT -> meaning(CaptionEvent.getDecoder().decode(value));
                    });
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // Avro throws both
        }
    }

    private static Meaning meaning(ImageEvent event) {
        RowKey key = key(event.getContentId(), event.getItemId());
        return event.getImage() == null
                ? new Meaning.Gone(key, event.getVersion())
                : live(key, event.getVersion(), event.getAttributes(), "");
    }

    private static Meaning meaning(CaptionEvent event) {
        RowKey key = key(event.getContentId(), event.getItemId());
        return event.getCaption() == null
                ? new Meaning.Gone(key, event.getVersion())
                : live(key, event.getVersion(), event.getAttributes(), event.getCaption());
    }

    private static RowKey key(String content, String item) {
        return new RowKey(new ContentId(content), new ItemId(item));
    }

    private static Meaning live(RowKey key, long version, Map<String, Object> attributes, String content) {
        return new Meaning.Live(key, version, Attributes.of(attributes), content);
    }
}
