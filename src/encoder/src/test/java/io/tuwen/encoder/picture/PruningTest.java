package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What never reaches the readers of PNG and TIFF. */
final class PruningTest {
    private static final int PNG_SIGNATURE_BYTES = 8;

    @Test
    void pixelsOnly_ofAPngDropsTextsAndProfiles() throws IOException {
        byte[] file = HostilePictures.pngBomb();
        assertThat(BadPictures.indexOf(file, "zTXt")).isPositive();
        byte[] pruned = PngChunks.pixelsOnly(file, PNG_SIGNATURE_BYTES);
        assertThatThrownBy(() -> BadPictures.indexOf(pruned, "zTXt")).hasMessage("zTXt");
        assertThatThrownBy(() -> BadPictures.indexOf(pruned, "iCCP")).hasMessage("iCCP");
        assertThat(BadPictures.indexOf(pruned, "IEND")).isLessThan(file.length / 10);
    }

    @Test
    void pixelsOnly_ofATiffDropsLaterPagesAndForeignTags() throws IOException {
        byte[] file = GoldenFormats.bytes("tiff/orientation1-8-8x8.tif");
        TiffDirectory whole = new TiffDirectories(file).first();
        TiffDirectory pruned = new TiffDirectories(TiffPruning.pixelsOnly(file)).first();
        assertThat(whole.has(274)).isTrue();
        assertThat(pruned.has(274)).isFalse();
        assertThat(pruned.size()).isEqualTo(whole.size() - 1);
        assertThat(pruned.number(256)).isEqualTo(8);

        byte[] circle = HostilePictures.circle();
        assertThatThrownBy(() -> new TiffDirectories(circle).first()).hasMessageContaining("circle");
        assertThat(new TiffDirectories(TiffPruning.pixelsOnly(circle)).first().number(256))
                .isEqualTo(64);
    }
}
