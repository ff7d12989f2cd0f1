package io.tuwen.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.testkit.catalogue.HostilePictures;
import io.tuwen.testkit.catalogue.Meaning;
import io.tuwen.testkit.catalogue.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileFatesTest {
    private final HostileFates fates = new HostileFates();

    @BeforeEach
    void tell() {
        fates.told(refused(HostilePictures.PREFIX + "html", FailureCode.PICTURE_FORMAT_UNKNOWN));
        fates.told(refused(HostilePictures.PREFIX + "cut", FailureCode.PICTURE_CORRUPT));
        fates.told(refused("bad-key", FailureCode.KEY_MISMATCH));
    }

    @Test
    void allRefusedAsTheyShould_isNoShortfall() {
        assertThat(fates.areKnown()).isFalse();
        fates.read(List.of(letter("hostile-html", "PICTURE_FORMAT_UNKNOWN"), letter("bad-key", "KEY_MISMATCH")));
        fates.read(List.of(letter("hostile-cut", "PICTURE_CORRUPT"), letter("hostile-cut", "PICTURE_CORRUPT")));

        assertThat(fates.areKnown()).isTrue();
        assertThat(fates.shortfalls()).isEmpty();
        assertThat(fates.byCode()).hasToString("{PICTURE_CORRUPT=[cut], PICTURE_FORMAT_UNKNOWN=[html]}");
    }

    @Test
    void otherCodeAndNoLetter_areTold() {
        fates.read(List.of(letter("hostile-cut", "PICTURE_EMPTY")));
        assertThat(fates.shortfalls())
                .containsExactly(
                        "hostile picture cut: PICTURE_EMPTY (expected: PICTURE_CORRUPT)",
                        "hostile picture html: nothing (expected: PICTURE_FORMAT_UNKNOWN)");
    }

    private static Message refused(String key, FailureCode code) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new Message(Tower.IMAGE, bytes, time -> bytes, new Meaning.DeadLetter(code));
    }

    private static DeadLetter letter(String key, String code) {
        return DeadLetter.newBuilder()
                .setTopic("catalogue.images")
                .setPartition(0)
                .setOffset(1)
                .setTimestamp(Instant.EPOCH)
                .setKey(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
                .setValue(null)
                .setHeaders(List.of())
                .setCode(code)
                .setMessage("refused")
                .setStage("embed")
                .setAttempts(1)
                .setJob("job")
                .setModel("model")
                .setFailedAt(Instant.EPOCH)
                .build();
    }
}
