package io.tuwen.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"0, 0.0, 50", "0, 0.999999, 99", "1, 0.0, 100", "3, 0.5, 600", "7, 0.0, 5000", "1000000, 0.999999, 9999"
    })
    void delay_doubles_withinTheUpperHalf(int attempt, double jitter, long millis) {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), () -> jitter);

        assertThat(backoff.delay(attempt).toMillis()).isEqualTo(millis);
    }
}
