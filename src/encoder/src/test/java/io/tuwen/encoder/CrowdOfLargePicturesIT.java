package io.tuwen.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty-four pictures of 50 megapixels at once, for each of which there is a thread, in a heap of 1 GB. */
final class CrowdOfLargePicturesIT {
    private static final int WIDTH = 8000;
    private static final int HEIGHT = 6250;
    /** Of 16 files, those of the kind that decodes soonest. */
    private static final int BASELINE = 13;

    @TempDir
    private Path folder;

    @Test
    void prepare_ofManyLargePicturesAtOnceStaysWithinTheHeap() throws Exception {
        List<String> files = new ArrayList<>(Collections.nCopies(
                BASELINE, write(BufferedImage.TYPE_3BYTE_BGR, "jpg", ImageWriteParam.MODE_DISABLED)));
        files.add(write(BufferedImage.TYPE_3BYTE_BGR, "jpg", ImageWriteParam.MODE_DEFAULT));
        files.add(write(BufferedImage.TYPE_3BYTE_BGR, "png", ImageWriteParam.MODE_DISABLED));
        files.add(write(BufferedImage.TYPE_4BYTE_ABGR, "png", ImageWriteParam.MODE_DISABLED));
        List<String> said = crowd("-Xmx1g", files);
        assertThat(said).filteredOn(line -> line.startsWith("prepared")).hasSize(CrowdOfLargePictures.CROWD);
        assertThat(said).noneMatch(line -> line.contains("OutOfMemoryError"));
    }

    private static List<String> crowd(String heap, List<String> files) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                CrowdOfLargePictures.class.getName());
        java.command().addAll(files);
        Process process = java.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private String write(int type, String format, int progressive) throws IOException {
        Path file = folder.resolve(type + "-" + progressive + "." + format);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (param.canWriteProgressive()) {
            param.setProgressiveMode(progressive);
        }
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(draw(type), null, null), param);
        } finally {
            writer.dispose();
        }
        return file.toString();
    }

    private static BufferedImage draw(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            graphics.setColor(new Color(i * 17 % 256, i * 31 % 256, i * 43 % 256, 255 - i));
            graphics.fillOval(i * 37 % WIDTH, i * 29 % HEIGHT, WIDTH / 3, HEIGHT / 4);
        }
        graphics.dispose();
        return image;
    }
}
