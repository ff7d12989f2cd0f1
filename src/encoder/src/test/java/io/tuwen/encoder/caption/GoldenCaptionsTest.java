package io.tuwen.encoder.caption;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.TestContract;
import io.tuwen.encoder.caption.GoldenCaptions.Block;
import io.tuwen.encoder.caption.GoldenCaptions.Deviation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the caption as typed to the row that Triton gets, against Chinese-CLIP's own tokenizer. */
final class GoldenCaptionsTest {
    private static final TextContract CONTRACT = TestContract.read().text();
    private static final CaptionNormaliser NORMALISER = new CaptionNormaliser(CaptionNormaliser.DEFAULT_MAX_BYTES);
    private static final CaptionTokenizer TOKENIZER = CaptionTokenizer.load(TestContract.repository(), CONTRACT);
    private static final GoldenCaptions GOLDEN = GoldenCaptions.read();

    @AfterAll
    static void close() {
        TOKENIZER.close();
    }

    @Test
    void encode_ofAHundredThousandDrawnCaptionsEqualsChineseClip() {
        assertThat(GOLDEN.blocks()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(IntStream.range(0, GOLDEN.blocks().size())
                        .parallel()
                        .mapToObj(GoldenCaptionsTest::difference)
                        .toList())
                .containsOnly("");
    }

    /** Empty, or the first caption of the block that has other ids. */
    private static String difference(int number) {
        List<String> captions = GOLDEN.drawn().block(number);
        List<byte[]> rows = captions.stream().map(GoldenCaptionsTest::row).toList();
        Block found = Block.of(rows);
        Block golden = GOLDEN.blocks().get(number);
        if (found.equals(golden)) {
            return "";
        }
        int first = found.firstDifference(golden);
        String where = first < 0
                ? ": a caption whose mark is the same by chance"
                : ", caption \"" + captions.get(first) + "\": " + ids(rows.get(first));
        return "block " + number + where;
    }

    static List<Deviation> exceptions() {
        return GOLDEN.exceptions();
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void encode_differsFromChineseClipAsThePythonSideDoes(Deviation exception) {
        assertThat(ids(row(exception.text()))).isEqualTo(exception.ours());
    }

    /** A drawn caption may be blank, which the normaliser refuses. */
    private static byte[] row(String caption) {
        String text = NORMALISER.normalise(caption) instanceof Success<String> success ? success.value() : caption;
        return ((Success<byte[]>) TOKENIZER.encode(text)).value();
    }

    /** Without the padding. */
    private static List<Long> ids(byte[] row) {
        LongBuffer ids = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        return LongStream.generate(ids::get)
                .limit(ids.remaining())
                .takeWhile(id -> id != 0)
                .boxed()
                .toList();
    }
}
