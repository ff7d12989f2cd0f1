package io.tuwen.testkit.catalogue;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a good as an RGB picture. The same good gives the same pixels. Needs no display. */
public final class Photographer {
    private Photographer() {}

    /** An encoded picture file. {@code format} is one that ImageIO or libwebp writes: {@code png}, {@code jpg}, {@code webp}. */
    public static byte[] take(Goods goods, int width, int height, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!write(draw(goods, width, height), format, bytes)) {
                throw new IllegalArgumentException(
                        "format: " + format + " (expected: webp, or one that ImageIO writes)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Through memory: ImageIO's own streams go by way of a file, and are closed as soon as the process is asked to end. */
    private static boolean write(BufferedImage picture, String format, OutputStream to) throws IOException {
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(to)) {
            if (!format.equals("webp")) {
                return ImageIO.write(picture, format, output);
            }
            writeWebp(picture, output);
            return true;
        }
    }

    /** Whether ImageIO knows libwebp depends on which thread has asked it first; so its writer is not looked up there. */
    private static void writeWebp(BufferedImage picture, ImageOutputStream to) throws IOException {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance();
        try {
            writer.setOutput(to);
            writer.write(picture);
        } finally {
            writer.dispose();
        }
    }

    /** The pixels, {@code width} by {@code height}. */
    public static BufferedImage draw(Goods goods, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        goods.backdrop().paint(canvas, width, height);
        canvas.transform(placement(new SplittableRandom(goods.look()), width, height));
        paint(goods, canvas);
        canvas.dispose();
        return picture;
    }

    /** As shops show goods: upright but for a little, and filling most of the picture. */
    private static AffineTransform placement(SplittableRandom random, int width, int height) {
        double side = Math.min(width, height) * random.nextDouble(0.8, 0.94);
        AffineTransform placement = new AffineTransform();
        placement.translate(random.nextDouble() * (width - side), random.nextDouble() * (height - side));
        placement.scale(side / 100, side / 100);
        placement.rotate(random.nextDouble(-0.08, 0.08), 50, 50);
        return placement;
    }

    private static void paint(Goods goods, Graphics2D canvas) {
        Shape outline = goods.kind().shape();
        canvas.setColor(goods.colour().paint());
        canvas.fill(outline);
        Shape everything = canvas.getClip();
        canvas.clip(outline);
        canvas.setColor(goods.colour().contrast());
        goods.pattern().paint(canvas);
        canvas.setClip(everything);
        canvas.setColor(new Color(0, 0, 0, 120));
        canvas.setStroke(new BasicStroke(1.2f));
        canvas.draw(outline);
    }
}
