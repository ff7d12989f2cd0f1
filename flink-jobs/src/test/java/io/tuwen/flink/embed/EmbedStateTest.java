package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EmbedStateTest {
    private static final int ITEMS = 20;

    static Stream<Arguments> backendsAndSnapshots() {
        return Stream.of(
                        CheckpointType.CHECKPOINT,
                        SavepointType.savepoint(SavepointFormatType.CANONICAL),
                        SavepointType.savepoint(SavepointFormatType.NATIVE))
                .flatMap(snapshot -> Stream.of(
                        Arguments.of("hashmap", new HashMapStateBackend(), snapshot),
                        Arguments.of("rocksdb", rocksDb(PriorityQueueStateType.ROCKSDB), snapshot),
                        Arguments.of("rocksdb with heap timers", rocksDb(PriorityQueueStateType.HEAP), snapshot)));
    }

    private static StateBackend rocksDb(PriorityQueueStateType timers) {
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
        backend.setPriorityQueueStateType(timers);
        return backend;
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("backendsAndSnapshots")
    void everyParkedEvent_isRestored_atAnyParallelism(String name, StateBackend backend, SnapshotType snapshot)
            throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT, false, backend)) {
            for (int item = 0; item < ITEMS; item++) {
                rig.send(caption("told " + item, 1, "t"), reference("parked " + item, 1, "http://down/" + item));
                rig.embedded("t");
                rig.encoder.fetches.fail("http://down/" + item, FailureCode.PICTURE_HOST_UNAVAILABLE);
                rig.settle().send(caption("flying " + item, 1, "f " + item));
            }

            for (int parallelism : new int[] {3, 2}) {
                rig.restart(rig.snapshot(snapshot), parallelism);
                assertThat(rig.total("parked")).isEqualTo(ITEMS);
                assertThat(rig.encoder.inferences.open()).hasSize(ITEMS);
            }
            rig.advance(Duration.ofMinutes(1)).answerAll();

            assertThat(rig.index.versions()).hasSize(3 * ITEMS);
            assertThat(rig.total("account.inFlight")).isZero();
        }
    }

    @Test
    void removals_areForgottenAfterAWhile_liveContentsNever() throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT)) {
            rig.send(caption("live", 2, "a"), caption("gone", 2, "b")).answerAll();
            rig.send(removal("gone", 3));

            rig.advance(Duration.ofDays(29)).send(caption("live", 1, "late"), caption("gone", 1, "late"));
            assertThat(rig.count(Fate.STALE)).isEqualTo(2);

            rig.restart(rig.checkpoint(), 1);
            rig.advance(Duration.ofDays(2)).send(caption("live", 1, "late"), caption("gone", 1, "late"));
            rig.answerAll();
            assertThat(rig.count(Fate.STALE)).isEqualTo(3);
            assertThat(rig.index.versions()).containsEntry("main:gone", 1L);
        }
    }
}
