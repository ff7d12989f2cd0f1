package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.caption;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbedOperatorTest {
    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(EmbedSettings.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void caption_isEmbeddedAndPut() throws Exception {
        rig.send(caption("1", 5, "red shirt"));
        assertThat(rig.index.journal()).isEmpty();

        rig.embedded("red shirt");

        assertThat(rig.index.journal()).containsExactly("PUT main:1 v5");
    }
}
