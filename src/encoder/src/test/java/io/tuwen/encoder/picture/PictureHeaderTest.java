package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Success;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureHeaderTest {
    private static final PicturePreprocessor PREPROCESSOR = Pictures.preprocessor("applied");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quality75.jpg | JPEG | YCbCr",
                "grey.jpg | JPEG | grey",
                "rgb-by-ids.jpg | JPEG | RGB",
                "cmyk.jpg | JPEG | CMYK",
                "ycck.jpg | JPEG | YCCK",
                "rgb8.png | PNG | RGB",
                "grey8.png | PNG | grey",
                "rgba16-interlaced.png | PNG | RGB, alpha on white",
                "palette8.png | PNG | palette",
                "palette4-alpha.png | PNG | palette, alpha on white"
            })
    void look_tellsFormatAndColoursByContent(String name, String format, String colours) {
        PictureHeader header = look(name).header();
        assertThat(header.format()).isEqualTo(format);
        assertThat(header.colours()).hasToString(colours);
    }

    @Test
    void look_tellsSizeAsStoredAndOrientation() {
        PictureHeader upright = look("orientation1.jpg").header();
        PictureHeader turned = look("orientation6.jpg").header();
        assertThat(turned.width()).isEqualTo(upright.width());
        assertThat(turned.height()).isEqualTo(upright.height());
        assertThat(upright.orientation()).isEqualTo(1);
        assertThat(turned.orientation()).isEqualTo(6);
    }

    @Test
    void look_seesWhatIsPreparedForTheModel() {
        ByteBuffer file = ByteBuffer.wrap(Golden.picture("rgb8.png"));
        Outcome<byte[]> prepared = PREPROCESSOR.prepare(file);
        assertThat(look("rgb8.png").pixels()).isEqualTo(((Success<byte[]>) prepared).value());
    }

    private static PictureSight look(String name) {
        Outcome<PictureSight> sight = PREPROCESSOR.look(ByteBuffer.wrap(Golden.picture(name)));
        return ((Success<PictureSight>) sight).value();
    }
}
