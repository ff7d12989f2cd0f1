package io.tuwen.encoder;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.picture.PictureLimits;
import io.tuwen.encoder.picture.PicturePreprocessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Run in a process of its own: prepares the pictures of its arguments again and again, all at once. */
final class CrowdOfLargePictures {
    static final int CROWD = 64;

    private CrowdOfLargePictures() {}

    public static void main(String[] files) throws IOException {
        List<ByteBuffer> pictures = new ArrayList<>();
        for (String file : files) {
            pictures.add(ByteBuffer.wrap(Files.readAllBytes(Path.of(file))));
        }
        PicturePreprocessor preprocessor =
                new PicturePreprocessor(TestContract.read().image(), PictureLimits.DEFAULT);
        List<CompletableFuture<Outcome<byte[]>>> prepared = new ArrayList<>();
        try (PreparationThreads threads = new PreparationThreads("crowd", CROWD, CROWD)) {
            for (int i = 0; i < CROWD; i++) {
                ByteBuffer picture = pictures.get(i % pictures.size());
                prepared.add(threads.submit(() -> preprocessor.prepare(picture)));
            }
            for (CompletableFuture<Outcome<byte[]>> each : prepared) {
                System.out.println(told(each.join()));
            }
        }
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private static String told(Outcome<byte[]> outcome) {
        if (outcome instanceof Success<byte[]> success) {
            return "prepared " + success.value().length;
        }
        return "failed " + ((Failed<byte[]>) outcome).failure();
    }
}
