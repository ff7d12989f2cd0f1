package io.tuwen.cli.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.flink.account.Fate;
import io.tuwen.flink.local.JobCounts;
import io.tuwen.search.live.News.Work;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JobWorkTest {

    @Test
    void work_isWhatTheJobsCounted() {
        JobCounts counts = new JobCounts(
                Map.of(Fate.RECORDS_IN, 20L, Fate.INDEXED, 8L, Fate.RETAGGED, 4L, Fate.DUPLICATE, 3L, Fate.STALE, 2L),
                Map.of(),
                9,
                List.of());

        assertThat(new JobWork(() -> counts).get())
                .isEqualTo(new Work(OptionalLong.of(9), OptionalLong.of(9), OptionalLong.of(3)));
    }

    @Test
    void countsThatAreAway_areUnknown() {
        assertThat(new JobWork(() -> JobCounts.NONE).get()).isEqualTo(Work.UNKNOWN);
    }
}
