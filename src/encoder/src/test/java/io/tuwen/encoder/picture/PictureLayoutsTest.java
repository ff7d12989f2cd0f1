package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.encoder.fuzz.Bytes;
import io.tuwen.encoder.fuzz.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PictureLayoutsTest {

    @Test
    void join_ofWhatWasSplitIsTheFile() {
        for (byte[] file : PictureCorpus.files()) {
            List<byte[]> pieces = layout(file).split(file);
            assertThat(Bytes.concat(pieces)).isEqualTo(file);
            assertThat(PictureCorpus.repaired(file)).isEqualTo(file);
        }
    }

    @Test
    void split_findsThePiecesOfEveryFile() {
        assertThat(PictureCorpus.files())
                .allSatisfy(file -> assertThat(layout(file).split(file)).hasSizeGreaterThan(1));
    }

    private static Layout layout(byte[] file) {
        return PictureCorpus.LAYOUTS.stream()
                .filter(layout -> layout.recognises(file))
                .findFirst()
                .orElseThrow();
    }
}
