package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.identity.RowKey;
import io.tuwen.flink.embed.DueQueue.Spot;
import io.tuwen.flink.wire.StreamEvents;
import io.tuwen.schemas.StreamEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    private final DueQueue queue = new DueQueue();

    private void put(String item, long version, long dueAt) {
        StreamEvent event = Events.caption(item, version, "text");
        queue.put(Pending.of(event, (ContentChanged) StreamEvents.toDomain(event)), dueAt);
    }

    private static RowKey key(String item) {
        return RowKey.parse("main:" + item);
    }

    private Spot firstReady() {
        return Objects.requireNonNull(queue.firstReady());
    }

    @Test
    void promote_makesReadyWhatIsDue_inOrderOfDueTimeThenOfParking() {
        put("late", 1, 30);
        put("b", 1, 20);
        put("a", 1, 10);
        put("c", 1, 20);

        queue.promote(20);

        for (String item : new String[] {"a", "b", "c"}) {
            assertThat(firstReady().key()).isEqualTo(key(item));
            queue.remove(key(item));
        }
        assertThat(queue.firstReady()).isNull();
        assertThat(queue.nextDue()).isEqualTo(30);
    }

    @Test
    void put_replacesWhatWasParkedUnderTheKey_readyOrNot() {
        put("a", 1, 10);
        queue.promote(10);

        put("a", 2, 50);

        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.firstReady()).isNull();
        assertThat(queue.nextDue()).isEqualTo(50);
        assertThat(queue.get(key("a"))).extracting(Spot::version).isEqualTo(2L);
    }

    @Test
    void setAside_isReadyAgainOnlyWhenWoken() {
        put("a", 1, 10);
        queue.promote(10);
        queue.setAside(firstReady());
        queue.promote(100);
        assertThat(queue.firstReady()).isNull();
        assertThat(queue.size()).isEqualTo(1);

        queue.wake(key("a"));

        assertThat(firstReady().key()).isEqualTo(key("a"));
    }

    @Test
    void wake_doesNotHurryWhatWaitsForItsTime() {
        put("a", 1, 10);

        queue.wake(key("a"));

        assertThat(queue.firstReady()).isNull();
    }

    @Test
    void remove_leavesNothingBehind() {
        put("a", 1, 10);
        put("b", 1, 10);
        queue.promote(10);
        queue.setAside(firstReady());

        queue.remove(key("a"));
        queue.remove(key("b"));
        queue.wake(key("a"));

        assertThat(queue.size()).isZero();
        assertThat(queue.firstReady()).isNull();
        assertThat(queue.nextDue()).isEqualTo(Long.MAX_VALUE);
    }
}
