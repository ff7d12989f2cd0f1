package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TritonSettingsTest {

    @Test
    void defaults_areSound() {
        assertThat(TritonSettings.defaults().findings()).isEmpty();
    }

    @Test
    void findings_tellEverythingAtOnce() {
        TritonSettings wrong = new TritonSettings(
                new TritonSettings.Batches(0, 0, Duration.ofMillis(-1)),
                new TritonSettings.Calls(Duration.ZERO, 4, 3, 0),
                new TritonSettings.Retries(Duration.ofSeconds(1), Duration.ofMillis(1), 0),
                Duration.ofSeconds(-1),
                null,
                Double.NaN);

        assertThat(wrong.findings())
                .containsExactly(
                        "batch rows: 0 (expected: at least 1)",
                        "batch bytes: 0 (expected: at least 1)",
                        "batch linger: PT-0.001S (expected: not negative)",
                        "deadline: PT0S (expected: more than 0)",
                        "most in flight: 3 (expected: at least the first limit, 4)",
                        "most queued: 0 (expected: at least 1)",
                        "longest delay: PT0.001S (expected: at least the first delay, PT1S)",
                        "tries: 0 (expected: at least 1)",
                        "patience: PT-1S (expected: not negative)",
                        "norm tolerance: NaN (expected: not negative)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8001", "10.0.0.1:8001", "[::1]:8001", "dns:///triton.shop.svc:8001"})
    void channel_target_isAccepted(String target) {
        assertThat(TritonChannel.to(target).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "http://localhost:8000", "dns://triton:8001", "localhost:8001/v2"})
    void channel_target_isRefused(String target) {
        assertThat(TritonChannel.to(target).findings())
                .containsExactly("target: \"" + target + "\" (expected: host:port or dns:///name:port)");
    }

    @Test
    void open_wrongChannel_tellsEverythingAtOnce() {
        TritonChannel wrong = new TritonChannel(
                "nowhere",
                new TritonChannel.Tls(Path.of("no-ca.pem"), Path.of("no-cert.pem"), null),
                Path.of("no-token"),
                Duration.ofSeconds(10),
                0);

        assertThatThrownBy(() -> TritonConnection.open(wrong))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("CONFIGURATION_INVALID: Triton connection: target")
                .hasMessageContainingAll(
                        "keep-alive: PT10S (expected: at least PT5M)",
                        "most inbound bytes: 0",
                        "token file: no-token (expected: a readable file)",
                        "trusted certificates: no-ca.pem",
                        "certificates: no-cert.pem",
                        "mutual TLS: certificates no-cert.pem, key null (expected: both or neither)");
    }
}
