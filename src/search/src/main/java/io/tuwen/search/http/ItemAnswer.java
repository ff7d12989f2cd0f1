package io.tuwen.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tuwen.core.index.RowHeader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the index holds of an item.
 *
 * @param model whose vectors stand beside it
 */
record ItemAnswer(String itemId, String model, List<Row> images, List<Row> captions) {

    /** @param contentDigest 32 hexadecimal digits, of what the model saw */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String contentId,
            long version,
            String occurredAt,
            String contentDigest,
            Map<String, Object> attributes,
            @Nullable String caption) {

        static List<Row> of(List<RowHeader> headers) {
            return headers.stream()
                    .map(Row::of)
                    .sorted(Comparator.comparing(Row::contentId))
                    .toList();
        }

        private static Row of(RowHeader header) {
            return new Row(
                    header.key().contentId().value(),
                    header.version(),
                    header.occurredAt().toString(),
                    header.contentDigest().toString(),
                    header.attributes().values(),
                    header.caption());
        }
    }
}
