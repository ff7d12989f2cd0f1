package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static io.tuwen.flink.embed.Events.priced;
import static io.tuwen.flink.embed.Events.reference;
import static io.tuwen.flink.embed.Events.removal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Savepoints of older shapes of state, kept in {@code src/test/resources/savepoints}, restored by today's operator. To keep
 * one of today's shape: {@code -Dtest=EmbedSavepointTest -Dsavepoint=NAME}.
 */
class EmbedSavepointTest {
    private static final Path KEPT = Path.of("src/test/resources/savepoints");
    private static final String DOWN = "http://down/p";

    static Stream<Arguments> keptOnEveryBackend() throws Exception {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.toList().stream()
                    .flatMap(file -> Stream.of(
                            Arguments.of(file, new HashMapStateBackend()),
                            Arguments.of(file, new EmbeddedRocksDBStateBackend(true))));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "savepoint", matches = ".+")
    void savepoint_isKept() throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT)) {
            live(rig);
            Rig.Checkpoint savepoint = rig.snapshot(SavepointType.savepoint(SavepointFormatType.CANONICAL));
            Files.createDirectories(KEPT);
            OperatorSnapshotUtil.writeStateHandle(
                    savepoint.state(),
                    KEPT.resolve(System.getProperty("savepoint")).toString());
        }
    }

    /** One item that was embedded by its address, one by its words, one that is gone, one whose host is down. */
    private static void live(Rig rig) throws Exception {
        rig.send(
                reference("seen", 1, "http://host/a"),
                caption("told", 1, "a"),
                caption("gone", 1, "b"),
                reference("parked", 1, DOWN));
        rig.encoder.fetches.fail(DOWN, FailureCode.PICTURE_HOST_UNAVAILABLE);
        rig.settle().answerAll().send(removal("gone", 2));
    }

    @ParameterizedTest
    @MethodSource("keptOnEveryBackend")
    void keptSavepoint_isGoneOnFrom(Path kept, StateBackend backend) throws Exception {
        try (Rig rig = new Rig(EmbedSettings.DEFAULT, false, backend)) {
            live(rig);
            Rig.Checkpoint now = rig.checkpoint();
            rig.restart(
                    new Rig.Checkpoint(
                            OperatorSnapshotUtil.readStateHandle(kept.toString()),
                            1,
                            now.position(),
                            now.indexRecords()),
                    2);

            rig.send(priced(caption("told", 2, "a"), 2), caption("gone", 1, "b"));
            rig.send(reference("seen", 1, "http://host/a"), priced(reference("seen", 2, "http://host/a"), 2));
            rig.answerAll().advance(Duration.ofMinutes(1)).answerAll();

            assertThat(rig.index.journal()).endsWith("RETAG main:told v2", "RETAG main:seen v2", "PUT main:parked v1");
            assertThat(rig.count(Fate.STALE)).isEqualTo(1);
            assertThat(rig.total("account.inFlight")).isZero();
        }
    }
}
