package io.tuwen.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.wire.Resolution;
import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.Resolution.Unavailable;
import io.tuwen.schemas.wire.SchemaResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Waits as long as it takes, and no longer. */
class PatientResolverTest {
    private static final Found FOUND = new Found(Schema.create(Schema.Type.STRING));
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void answer_passesWithoutAPause() {
        assertThat(new PatientResolver(new BackAfter(0), BACKOFF, pauses::add).byId(7))
                .isEqualTo(FOUND);
        assertThat(pauses).isEmpty();
    }

    @Test
    void awayRegistry_isAskedUntilItAnswers() {
        assertThat(new PatientResolver(new BackAfter(12), BACKOFF, pauses::add).byId(7))
                .isEqualTo(FOUND);
        assertThat(pauses).hasSize(12).allMatch(pause -> pause.toMillis() >= 50 && pause.toMillis() <= 2_000);
        assertThat(pauses.get(11)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void interrupt_endsTheWaitAndStays() {
        PatientResolver patient = new PatientResolver(new BackAfter(Integer.MAX_VALUE), BACKOFF, pause -> {
            throw new InterruptedException();
        });

        assertThat(patient.byFingerprint(7)).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Away for so many questions, then there. */
    private static final class BackAfter implements SchemaResolver {
        private int left;

        private BackAfter(int left) {
            this.left = left;
        }

        @Override
        public Resolution byId(int id) {
            return left-- > 0 ? new Unavailable("away") : FOUND;
        }

        @Override
        public Resolution byFingerprint(long fingerprint) {
            return byId(0);
        }
    }
}
