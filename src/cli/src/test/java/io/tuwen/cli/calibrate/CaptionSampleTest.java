package io.tuwen.cli.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.cli.calibrate.CaptionSample.Caption;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptionSampleTest {
    private static RowHeader row(int item, @Nullable String caption) {
        RowKey key = new RowKey(ContentId.MAIN, new ItemId("item-%05d".formatted(item)));
        return new RowHeader(key, 1, Digest.NONE, Instant.EPOCH, Attributes.NONE, caption);
    }

    private static List<Caption> sample(int most, IntStream items) {
        CaptionSample sample = new CaptionSample(most);
        items.forEach(item -> sample.offer(row(item, "caption " + item)));
        return sample.captions();
    }

    @Test
    void sample_isTheSame_inWhateverOrderRowsCome() {
        List<Caption> upwards = sample(50, IntStream.range(0, 1_000));

        assertThat(upwards)
                .hasSize(50)
                .isEqualTo(sample(50, IntStream.range(0, 1_000).map(item -> 999 - item)));
    }

    @Test
    void sample_isOfAllParts() {
        long ofTheFirstHalf = sample(1_000, IntStream.range(0, 10_000)).stream()
                .filter(caption -> caption.key().itemId().value().compareTo("item-05000") < 0)
                .count();

        assertThat(ofTheFirstHalf).isBetween(450L, 550L);
    }

    @Test
    void fewRows_areAllTaken_andThoseWithoutACaption_areLeftOut() {
        CaptionSample sample = new CaptionSample(10);
        sample.offer(row(1, "红色"));
        sample.offer(row(2, null));

        assertThat(sample.captions()).extracting(Caption::text).containsExactly("红色");
    }
}
