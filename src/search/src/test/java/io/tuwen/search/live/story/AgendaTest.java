package io.tuwen.search.live.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.ItemId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final ItemId CUP = new ItemId("cup");
    private static final ItemId POT = new ItemId("pot");

    private final Agenda agenda = new Agenda();

    @Test
    void news_goBeforeTheBacklog() {
        agenda.now(CUP, NOON, false);
        agenda.now(POT, NOON.plusMillis(1), true);

        assertThat(agenda.take(NOON.plusSeconds(1), 1)).containsExactly(POT);
        assertThat(agenda.take(NOON.plusSeconds(1), 1)).containsExactly(CUP);
        assertThat(agenda.take(NOON.plusSeconds(1), 1)).isEmpty();
    }

    @Test
    void nextLook_waitsForATenthOfTheAge_withinBounds() {
        assertThat(wait(Duration.ofMillis(50))).isEqualTo(Agenda.SOONEST);
        assertThat(wait(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(500));
        assertThat(wait(Duration.ofDays(1))).isEqualTo(Agenda.LATEST);
        assertThat(wait(Duration.ofSeconds(-5))).isEqualTo(Agenda.SOONEST);
    }

    private Duration wait(Duration age) {
        agenda.later(CUP, NOON.minus(age), NOON);
        Instant look = NOON;
        while (agenda.take(look, 1).isEmpty()) {
            look = look.plusMillis(1);
        }
        return Duration.between(NOON, look);
    }

    @Test
    void newRecord_bringsTheNextLookForward() {
        agenda.later(CUP, NOON.minusSeconds(500), NOON);
        agenda.now(CUP, NOON, true);

        assertThat(agenda.take(NOON, 2)).containsExactly(CUP);
        assertThat(agenda.take(NOON.plusSeconds(60), 2)).isEmpty();
    }
}
