package io.tuwen.encoder.picture;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes the readers that pictures are decoded with, and no others: ImageIO's own lookup depends on what else lies on
 * the class path and on which thread looks first.
 */
final class ImageReaders {
    private static final String PLATFORM_PNG = "com.sun.imageio.plugins.png.PNGImageReaderSpi";

    private static final IIORegistry REGISTRY = platform();
    private static final ImageReaderSpi JPEG = twelveMonkeysJpeg();
    private static final ImageReaderSpi PNG = registered(ImageReaderSpi.class, PLATFORM_PNG);
    private static final ImageReaderSpi TIFF = new TIFFImageReaderSpi();
    private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

    private ImageReaders() {}

    static ImageReader jpeg(byte[] file) throws IOException {
        return over(file, JPEG);
    }

    static ImageReader png(byte[] file) throws IOException {
        return over(file, PNG);
    }

    static ImageReader tiff(byte[] file) throws IOException {
        return over(file, TIFF);
    }

    static ImageReader webp(byte[] file) throws IOException {
        return over(file, WEBP);
    }

    static ImageInputStream stream(byte[] file) {
        return new ByteArrayImageInputStream(file);
    }

    /** Whoever asks first has it filled with what the thread's class loader knows: that must not be a job's. */
    private static IIORegistry platform() {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    private static ImageReader over(byte[] file, ImageReaderSpi provider) throws IOException {
        ImageReader reader = provider.createReaderInstance();
        reader.setInput(stream(file), true, true);
        return reader;
    }

    /**
     * It delegates to the platform's reader, which it looks up when told that it is registered. It is not: the registry is
     * the whole machine's, and would hold the class loader of a Flink job after its end.
     */
    private static ImageReaderSpi twelveMonkeysJpeg() {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        provider.onRegistration(REGISTRY, ImageReaderSpi.class);
        return provider;
    }

    /** A provider of the platform's own. */
    static <T> T registered(Class<T> kind, String className) {
        Iterator<T> providers = REGISTRY.getServiceProviders(kind, false);
        while (providers.hasNext()) {
            T provider = providers.next();
            if (provider.getClass().getName().equals(className)) {
                return provider;
            }
        }
        throw new IllegalStateException(className + ": not there (expected: a Java runtime with java.desktop)");
    }
}
