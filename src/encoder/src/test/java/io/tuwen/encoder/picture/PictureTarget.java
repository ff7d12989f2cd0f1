package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.fuzz.Seeds;
import io.tuwen.encoder.fuzz.Target;
import io.tuwen.encoder.fuzz.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What {@link PicturePreprocessor} promises of any bytes at all: pixels of the model's size or a code of pictures, a
 * message that a dead letter can carry, the same outcome again, the file as it was, and no more memory and time than its
 * limits allow.
 */
public final class PictureTarget implements Target {
    private static final int SIDE = 32;
    private static final int MAX_PIXELS = 1 << 16;
    private static final PictureLimits LIMITS = new PictureLimits(1 << 20, MAX_PIXELS);
    private static final Set<FailureCode> CODES = EnumSet.of(
            FailureCode.PICTURE_EMPTY,
            FailureCode.PICTURE_TOO_LARGE,
            FailureCode.PICTURE_FORMAT_UNKNOWN,
            FailureCode.PICTURE_CORRUPT);

    /** Readers with their tables and buffers, and the kernel of the longest side. */
    private static final long HEAP_BYTES = 8 << 20;

    private static final int HEAP_BYTES_A_PIXEL = 16;
    private static final int HEAP_BYTES_A_BYTE = 16;

    /** A thousand times what any seed takes. */
    private static final long CPU_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int LONGEST_MESSAGE = 500;

    private static final PicturePreprocessor PREPROCESSOR =
            new PicturePreprocessor(Pictures.contract(SIDE, "applied"), LIMITS);
    private static final PictureTarget TARGET = new PictureTarget();

    /** What Jazzer calls first. */
    public static void fuzzerInitialize() throws IOException {
        Seeds.write("pictures", PictureCorpus.files());
    }

    /** What Jazzer calls; it does not know of checksums. */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.hold(input);
        byte[] repaired = PictureCorpus.repaired(input);
        if (!Arrays.equals(repaired, input)) {
            TARGET.hold(repaired);
        }
    }

    @Override
    public void hold(byte[] input) {
        byte[] file = input.clone();
        Outcome<byte[]> outcome = PREPROCESSOR.prepare(ByteBuffer.wrap(file));
        // Measured the second time: the first may load classes.
        Work<Outcome<byte[]>> again = Work.of(() -> PREPROCESSOR.prepare(ByteBuffer.wrap(file)));
        assertThat(file).isEqualTo(input);
        assertThat(again.heapBytes())
                .as("heap bytes")
                .isLessThan(
                        HEAP_BYTES + (long) HEAP_BYTES_A_PIXEL * MAX_PIXELS + (long) HEAP_BYTES_A_BYTE * input.length);
        assertThat(again.cpuNanos()).as("nanoseconds of the processor").isLessThan(CPU_NANOS);
        hold(outcome, again.result());
    }

    private static void hold(Outcome<byte[]> outcome, Outcome<byte[]> again) {
        if (outcome instanceof Success<byte[]> pixels) {
            assertThat(pixels.value()).hasSize(SIDE * SIDE * RgbPicture.CHANNELS);
            assertThat(((Success<byte[]>) again).value()).isEqualTo(pixels.value());
        } else {
            Failure failure = ((Failed<byte[]>) outcome).failure();
            assertThat(failure.code()).isIn(CODES);
            // Files of so few pixels fill no heap: something was allocated before its size was checked.
            assertThat(failure.message()).hasSizeLessThan(LONGEST_MESSAGE).doesNotContain("memory that is left");
            assertThat(again).isEqualTo(outcome);
        }
    }
}
