package io.tuwen.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.testkit.catalogue.Oracle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final RowKey KEY = RowKey.parse("main:a");
    private static final Attributes PRICED = Attributes.of(Map.of("price", 1.0));
    private static final Map<RowKey, Oracle.Expected> WANTED =
            Map.of(KEY, new Oracle.Expected(3, true, PRICED, "红色T恤"));

    @Test
    void newestVersion_isEqual() {
        assertThat(Comparison.of(WANTED, List.of(row(KEY, 3, PRICED, "红色T恤"))))
                .isEqualTo(new Comparison(1, 1, 0, 0, 0));
    }

    @Test
    void absentRow_isMissing() {
        assertThat(Comparison.of(WANTED, List.of())).isEqualTo(new Comparison(1, 0, 1, 0, 0));
    }

    @Test
    void olderVersionOtherAttributesOtherCaption_areStale() {
        assertThat(Comparison.of(WANTED, List.of(row(KEY, 2, PRICED, "红色T恤"))).stale())
                .isEqualTo(1);
        assertThat(Comparison.of(WANTED, List.of(row(KEY, 3, Attributes.NONE, "红色T恤")))
                        .stale())
                .isEqualTo(1);
        assertThat(Comparison.of(WANTED, List.of(row(KEY, 3, PRICED, "蓝色T恤"))).stale())
                .isEqualTo(1);
    }

    @Test
    void rowNobodyAskedFor_isOrphaned() {
        RowKey other = RowKey.parse("main:b");
        Comparison found = Comparison.of(WANTED, List.of(row(KEY, 3, PRICED, "红色T恤"), row(other, 1, PRICED, "红色T恤")));
        assertThat(found).isEqualTo(new Comparison(1, 2, 0, 0, 1));
        assertThat(found.equal()).isFalse();
    }

    private static RowHeader row(RowKey key, long version, Attributes attributes, String caption) {
        return new RowHeader(key, version, Digest.NONE, Instant.EPOCH, attributes, caption);
    }
}
