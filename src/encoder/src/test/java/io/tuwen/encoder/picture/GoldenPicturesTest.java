package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of file that is decoded, against Pillow's pixels. */
final class GoldenPicturesTest {

    static Stream<String[]> decoded() {
        return Golden.rows("decoded.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decoded")
    void decode_equalsPillow(String name, int width, int height, String rgb, String resized) throws IOException {
        byte[] file = Golden.picture(name);
        PictureFormat format = name.endsWith(".png") ? new PngFormat() : new JpegFormat();
        EncodedPicture encoded = format.open(file);
        RgbPicture upright = encoded.orientation().upright(encoded.decode());
        assertThat(upright.width()).isEqualTo(width);
        assertThat(upright.height()).isEqualTo(height);
        assertThat(Golden.sha256(upright)).isEqualTo(rgb);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decoded")
    void prepare_equalsPillow(String name, int width, int height, String rgb, String resized) {
        Outcome<byte[]> prepared = Pictures.preprocessor("applied").prepare(ByteBuffer.wrap(Golden.picture(name)));
        assertThat(prepared.map(Golden::sha256)).isEqualTo(Outcome.success(resized));
    }
}
