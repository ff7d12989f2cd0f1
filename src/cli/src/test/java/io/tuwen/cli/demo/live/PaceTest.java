package io.tuwen.cli.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void tenSeconds_bringTenTimesTheRate() {
        Pace pace = new Pace(20, 0);

        assertThat(LongStream.rangeClosed(1, 1_000)
                        .map(tick -> pace.due(tick * 10 * MILLI))
                        .sum())
                .isBetween(199L, 200L);
    }

    @Test
    void pause_isNotMadeUpFor() {
        Pace pace = new Pace(20, 0);

        assertThat(pace.due(3_600_000 * MILLI)).isEqualTo(5);
    }

    @Test
    void rateOfNone_bringsNothing() {
        assertThat(new Pace(0, 0).due(3_600_000 * MILLI)).isZero();
    }
}
