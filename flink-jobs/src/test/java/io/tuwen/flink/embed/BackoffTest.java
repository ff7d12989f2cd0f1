package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Backoff.Settings.DEFAULT, new SplittableRandom(1));

    @Property
    void delay_doubles_withUpToHalfOnTop_andIsCapped(@ForAll @IntRange(min = 1, max = 1_000) int failures) {
        long doubled = Math.min(600_000, 5_000L << Math.min(failures - 1, 20));

        assertThat(backoff.delayMillis(failures, null)).isBetween(doubled, Math.min(600_000, doubled + doubled / 2));
    }

    @Test
    void delay_isAtLeastWhatTheHostAskedFor_butNoLongerThanTheLongest() {
        assertThat(backoff.delayMillis(1, Duration.ofSeconds(90))).isBetween(90_000L, 135_000L);
        assertThat(backoff.delayMillis(1, Duration.ofDays(400))).isEqualTo(600_000);
        assertThat(backoff.delayMillis(1, Duration.ZERO)).isBetween(5_000L, 7_500L);
    }

    @Test
    void delay_differsBetweenEventsThatFailedTogether() {
        assertThat(backoff.delayMillis(4, null)).isNotEqualTo(backoff.delayMillis(4, null));
    }

    @Test
    void turn_isAsTold_moreThanNothing_andNoLongerThanTheLongest() {
        assertThat(backoff.turnMillis(Duration.ofMillis(700))).isEqualTo(700);
        assertThat(backoff.turnMillis(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(backoff.turnMillis(Duration.ofDays(400))).isEqualTo(600_000);
        assertThat(backoff.turnMillis(null)).isEqualTo(5_000);
    }

    @Test
    void isExhausted_afterAsManyTriesAsSet() {
        assertThat(backoff.isExhausted(7)).isFalse();
        assertThat(backoff.isExhausted(8)).isTrue();
    }

    @Test
    void hurry_shortensDelays() {
        backoff.hurry();

        assertThat(backoff.delayMillis(8, Duration.ofMinutes(5))).isEqualTo(1_000);
    }
}
