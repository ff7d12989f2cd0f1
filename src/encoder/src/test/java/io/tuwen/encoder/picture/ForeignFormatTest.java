package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForeignFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AVIF | 0000001c 66747970 61766966 00000000 61766966 6d696631 6d696166",
                "AVIF | 00000018 66747970 6d696631 00000000 61766966 6d696631",
                "HEIC | 00000018 66747970 68656963 00000000 6d696631 68656963",
                "HEIC | 00000018 66747970 6d696631 00000000 6d696631 68656963",
                "video | 00000018 66747970 69736f6d 00000000 69736f6d 6d703432",
                "video | 7fffffff 66747970 69736f6d",
                "JPEG XL | ff0a 00",
                "JPEG XL | 0000000c 4a584c20 0d0a870a",
                "JPEG 2000 | 0000000c 6a502020 0d0a870a",
                "JPEG 2000 | ff4fff51 002f",
                "PSD | 38425053 0001",
                "ICO | 00000100 0100",
                "PDF | 255044462d312e37",
                "HTML | 0a3c21444f43545950452068746d6c3e",
                "HTML | 3c68746d6c3e",
                "SVG | 3c73766720786d6c6e73",
                "SVG | efbbbf3c3f786d6c2076657273696f6e3d22312e30223f3e0a3c737667",
                "no known format | 00000018",
                "no known format | 3c3f786d6c",
                "no known format | 504b0304",
            })
    void prepare_ofWhatIsNotDecodedNamesIt(String name, String hex) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));
        Outcome<byte[]> outcome = Pictures.preprocessor("applied").prepare(ByteBuffer.wrap(file));
        assertThat(((Failed<byte[]>) outcome).failure().code()).isEqualTo(FailureCode.PICTURE_FORMAT_UNKNOWN);
        assertThat(((Failed<byte[]>) outcome).failure().message())
                .startsWith("picture: " + file.length + " bytes of " + name + " (expected: JPEG, PNG")
                .doesNotContain("null");
    }
}
