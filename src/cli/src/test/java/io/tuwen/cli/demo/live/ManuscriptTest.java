package io.tuwen.cli.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.testkit.catalogue.Meaning;
import io.tuwen.testkit.catalogue.Message;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ManuscriptTest {
    private final Manuscript manuscript = new Manuscript(
            LongStream.iterate(0, n -> n + 1).mapToObj(ManuscriptTest::message).iterator());

    /** Its key is its number. */
    private static Message message(long number) {
        byte[] key = Long.toString(number).getBytes(StandardCharsets.UTF_8);
        return new Message(Tower.TEXT, key, null, new Meaning.DeadLetter(FailureCode.CAPTION_BLANK));
    }

    private static String key(Message message) {
        return new String(java.util.Objects.requireNonNull(message.key()), StandardCharsets.UTF_8);
    }

    @Test
    void freshScript_isTold_fromItsBeginning() {
        manuscript.resume();

        assertThat(manuscript.next().number()).isZero();
        assertThat(manuscript.next().number()).isEqualTo(1);
        assertThat(manuscript.isRead(null)).isFalse();
        assertThat(manuscript.read(1)).map(ManuscriptTest::key).hasValue("1");
        assertThat(manuscript.read(0)).map(ManuscriptTest::key).hasValue("0");
        assertThat(manuscript.isRead(null)).isTrue();
    }

    @Test
    void whatACrashKeptFromKafka_comesFirst_andNothingElseAgain() {
        assertThat(manuscript.read(3)).map(ManuscriptTest::key).hasValue("3");
        manuscript.read(0);
        manuscript.resume();
        assertThat(manuscript.isRead(null)).isTrue();

        assertThat(LongStream.range(0, 4).map(any -> manuscript.next().number()))
                .containsExactly(1L, 2L, 4L, 5L);
        assertThat(manuscript.isRead(null)).isFalse();
        LongStream.of(1, 2, 4, 5).forEach(manuscript::read);
        assertThat(manuscript.isRead(null)).isTrue();
    }

    @Test
    void recordThatKafkaHasTwice_isReadOnce() {
        manuscript.read(0);

        assertThat(manuscript.read(0)).isEmpty();
    }

    @Test
    void lineThatIsKept_isNotWaitedFor() {
        manuscript.resume();
        Manuscript.Line kept = manuscript.next();

        assertThat(manuscript.isRead(kept)).isTrue();
    }
}
