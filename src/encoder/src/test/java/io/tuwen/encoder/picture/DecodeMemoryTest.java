package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome.Success;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class DecodeMemoryTest {
    private static final int MIB = 1 << 20;

    @Test
    void claim_neverLetsMoreBeHeldThanThereIs() {
        DecodeMemory memory = new DecodeMemory(8 * MIB);
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<CompletableFuture<Void>> decodes = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            long bytes = 1 + random.nextInt(8 * MIB);
            decodes.add(CompletableFuture.runAsync(
                    () -> {
                        try (DecodeMemory.Claim claim = memory.claim("picture", bytes)) {
                            most.accumulateAndGet(held.addAndGet(bytes), Math::max);
                            Thread.yield();
                            held.addAndGet(-bytes);
                        }
                    },
                    threads));
        }
        CompletableFuture.allOf(decodes.toArray(CompletableFuture[]::new)).join();
        threads.shutdown();
        assertThat(most.get()).isBetween(4L * MIB, 8L * MIB);
        assertThat(held.get()).isZero();
    }

    @Test
    void claim_ofMoreThanThereIsTellsTheRemedy() {
        assertThatThrownBy(() -> new DecodeMemory(8 * MIB).claim("PNG of 2000 x 1500 pixels", 12_000_000))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.PICTURE_TOO_LARGE))
                .hasMessageContaining("PNG of 2000 x 1500 pixels: 11 MiB to decode (expected: at most 8 MiB")
                .hasMessageContaining("maxDecodedBytes");
    }

    @Test
    void claim_ofAnInterruptedThreadIsNoVerdictOnThePicture() {
        DecodeMemory memory = new DecodeMemory(MIB);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> memory.claim("picture", MIB))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CLOSED));
        assertThat(Thread.interrupted()).isTrue();
        memory.claim("picture", MIB).close();
    }

    @Test
    void shared_isOneForAllThatTellTheSameNumber() {
        assertThat(DecodeMemory.shared(7 * MIB)).isSameAs(DecodeMemory.shared(7 * MIB));
        assertThat(DecodeMemory.shared(7 * MIB)).isNotSameAs(DecodeMemory.shared(9 * MIB));
    }

    @Test
    @Timeout(60)
    void prepare_givesBackWhatItClaimed() {
        PictureLimits tight = new PictureLimits(MIB, MIB, 64 << 10);
        PicturePreprocessor preprocessor = Pictures.preprocessor("applied", tight);
        byte[] damaged = Golden.picture("rgb8.png");
        damaged[damaged.length / 2] ^= 1;
        for (int i = 0; i < 3; i++) {
            preprocessor.prepare(ByteBuffer.wrap(damaged));
            assertThat(preprocessor.prepare(ByteBuffer.wrap(Golden.picture("progressive.jpg"))))
                    .isInstanceOf(Success.class);
        }
    }

    @Test
    void bytesPerPixel_countsSamplesColoursAndCoefficients() throws Exception {
        assertThat(bytesPerPixel(new JpegFormat(), "quality75.jpg")).isEqualTo(3);
        assertThat(bytesPerPixel(new JpegFormat(), "progressive.jpg")).isEqualTo(3 + 6);
        assertThat(bytesPerPixel(new PngFormat(), "rgb8.png")).isEqualTo(3 + 3);
    }

    private static int bytesPerPixel(PictureFormat format, String name) throws Exception {
        return format.open(Golden.picture(name)).bytesPerPixel();
    }
}
