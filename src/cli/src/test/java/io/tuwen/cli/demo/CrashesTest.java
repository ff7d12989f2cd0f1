package io.tuwen.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashesTest {

    @Test
    void crashes_spreadOverTheWork() {
        Crashes crashes = new Crashes(3);
        List<Long> moments = new ArrayList<>();
        for (long settled = 0; settled <= 100; settled++) {
            if (crashes.due(settled, 100)) {
                crashes.happened(settled);
                moments.add(settled);
            }
        }
        assertThat(moments).containsExactly(25L, 50L, 75L);
        assertThat(crashes.over()).isTrue();
    }

    @Test
    void nextCrash_waitsUntilTheJobsGotFurther() {
        Crashes crashes = new Crashes(2);
        crashes.happened(90);
        assertThat(crashes.due(0, 100)).isFalse();
        assertThat(crashes.due(90, 100)).isFalse();
        assertThat(crashes.due(91, 100)).isTrue();
    }

    @Test
    void workThatIsDone_doesNotSpareTheRest() {
        Crashes crashes = new Crashes(2);
        crashes.happened(100);
        assertThat(crashes.due(100, 100)).isTrue();
    }

    @Test
    void none_isNeverDue() {
        Crashes crashes = new Crashes(0);
        assertThat(crashes.over()).isTrue();
        assertThat(crashes.due(50, 100)).isFalse();
    }
}
