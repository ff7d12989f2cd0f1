package io.tuwen.schemas.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Wrong settings are told of all at once. */
class RegistrySettingsTest {

    @Test
    void everyFinding_isInTheMessage() {
        assertThatThrownBy(() -> new RegistrySettings(
                        URI.create("registry:8081"),
                        new RegistryCredentials.Anonymous(),
                        Duration.ZERO,
                        Duration.ofSeconds(-1),
                        Duration.ofSeconds(-1),
                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "address: registry:8081", "connectTimeout", "requestTimeout", "unknownFor", "maxAnswerBytes");
    }

    @Test
    void backoffThatWouldNotWait_isRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("1 ms <= first");
    }
}
