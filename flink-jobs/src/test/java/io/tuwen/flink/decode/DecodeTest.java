package io.tuwen.flink.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;
import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.RecordEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DecodeTest {
    @Test
    void records_goodAndBad_goTheirWays() throws Exception {
        SourceRecord good = Records.record("a", caption("a", "红色连衣裙"));
        SourceRecord bad = Records.record("b", new byte[] {1, 2, 3});
        Decode decode = new Decode(
                () -> new EventReader(Tower.TEXT, new KnownSchemas(), 1_000), new DeadLetters(Stage.DECODE, "job", ""));
        try (OneInputStreamOperatorTestHarness<SourceRecord, StreamEvent> harness =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(decode))) {
            harness.setup(Types.STREAM_EVENT.createSerializer(
                    harness.getExecutionConfig().getSerializerConfig()));
            harness.open();
            harness.setProcessingTime(77);
            for (SourceRecord record : List.of(good, bad, Records.record("c", null))) {
                harness.processElement(new StreamRecord<>(record));
            }

            assertThat(harness.extractOutputValues())
                    .extracting(StreamEvent::getItemId)
                    .containsExactly("a", "c");
            DeadLetter letter =
                    harness.getSideOutput(Decode.DEAD_LETTERS).remove().getValue();
            assertThat(letter.getCode()).isEqualTo(FailureCode.RECORD_UNDECODABLE.name());
            assertThat(letter.getStage()).isEqualTo("decode");
            assertThat(letter.getValue()).isEqualTo(bad.getValue());
            assertThat(letter.getFailedAt()).isEqualTo(Instant.ofEpochMilli(77));
        }
    }

    private static byte[] caption(String item, String text) {
        return RecordEncoder.singleObject(CaptionEvent.class)
                .encode(new CaptionEvent(item, "main", 1L, Instant.EPOCH, text, Map.of()));
    }
}
