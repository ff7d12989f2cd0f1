package io.tuwen.benchmarks.picture;

import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.picture.PictureLimits;
import io.tuwen.encoder.picture.PicturePreprocessor;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From file to the model's 224 x 224 pixels, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class PreparePicture {
    private static final ImageContract CONTRACT = new ImageContract(
            "image",
            new Tensor("pixels", "UINT8"),
            new Tensor("embedding", "FP32"),
            224,
            "square",
            "bicubic",
            "white",
            "applied");

    @Param({"jpeg-800x800", "jpeg-1600x1200", "png-800x800-alpha"})
    public String picture = "";

    private final PicturePreprocessor preprocessor = new PicturePreprocessor(CONTRACT, PictureLimits.DEFAULT);
    private ByteBuffer file = ByteBuffer.allocate(0);

    @Setup
    public void encode() {
        file = ByteBuffer.wrap(PictureFiles.encode(picture));
    }

    @Benchmark
    public byte[] prepare() {
        Outcome<byte[]> pixels = preprocessor.prepare(file);
        if (pixels instanceof Success<byte[]> success) {
            return success.value();
        }
        throw new IllegalStateException(pixels.toString());
    }
}
