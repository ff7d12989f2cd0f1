package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.Tower;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TowerSpecTest {

    @Test
    void of_pictures_areBytesOfColour() {
        TowerSpec pictures = TowerSpec.of(TestContract.CONTRACT, Tower.IMAGE, null);

        assertThat(pictures.rowShape()).containsExactly(8L, 8L, 3L);
        assertThat(pictures.rowBytes()).isEqualTo(8 * 8 * 3);
        assertThat(pictures.fixedRow()).hasSize(192).containsOnly(1);
        assertThat(pictures).hasToString("image");
    }

    @Test
    void of_captions_areLongIds() {
        TowerSpec captions = TowerSpec.of(TestContract.CONTRACT, Tower.TEXT, "3");

        assertThat(captions.rowBytes()).isEqualTo(52 * 8);
        long[] ids = new long[52];
        ByteBuffer.wrap(captions.fixedRow())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(ids);
        assertThat(ids).containsOnly(1L);
        assertThat(captions).hasToString("text:3");
    }
}
