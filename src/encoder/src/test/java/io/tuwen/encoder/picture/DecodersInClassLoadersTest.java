package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

/** The decoders under class loaders of their own, as Flink gives one to each job. */
final class DecodersInClassLoadersTest {
    private static final String FOLDER = "com.luciad.imageio.webp.tmpdir";

    /** What each class loader runs. */
    public static final class Probe implements Callable<Boolean> {
        @Override
        public Boolean call() throws IOException {
            WebPFormat.requireDecoder();
            new JpegFormat().open(Golden.picture("quality75.jpg")).decode();
            new TiffFormat()
                    .open(GoldenFormats.bytes("tiff/rgb-jpeg-9-16x17.tif"))
                    .decode();
            return true;
        }
    }

    @Test
    void decoders_workInSeveralClassLoadersAtOnce() throws Exception {
        try (URLClassLoader first = alone();
                URLClassLoader second = alone()) {
            assertThat(probe(first).call()).isTrue();
            assertThat(probe(second).call()).isTrue();
            assertThat(probe(first).call()).isTrue();
            assertThat(registered()).doesNotContain(first, second);
        }
    }

    @Test
    void decoders_asTheFirstInAMachineStayOutOfItsRegistry() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process machine = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), DecodersInClassLoadersTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(machine.waitFor()).isZero();
        assertThat(printed.strip()).isEqualTo("decoded, registered: false");
    }

    /** A machine whose first thread to decode belongs to a job. */
    public static void main(String[] arguments) throws Exception {
        try (URLClassLoader job = alone()) {
            Thread.currentThread().setContextClassLoader(job);
            String decoded = probe(job).call() ? "decoded" : "not decoded";
            System.out.println(decoded + ", registered: " + registered().contains(job));
        }
    }

    /** Whose readers everybody in this machine finds, and keeps from being unloaded. */
    private static List<ClassLoader> registered() {
        List<ClassLoader> loaders = new ArrayList<>();
        IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, false)
                .forEachRemaining(provider -> loaders.add(provider.getClass().getClassLoader()));
        return loaders;
    }

    @Test
    void requireDecoder_withoutAFolderToLoadFromTellsTheRemedy() throws Exception {
        try (URLClassLoader loader = alone()) {
            System.setProperty(FOLDER, "/no/such/folder");
            assertThatThrownBy(probe(loader)::call)
                    .hasMessageContaining("CONFIGURATION_INVALID")
                    .hasMessageContaining("libwebp cannot be loaded")
                    .hasMessageContaining("-D" + FOLDER);
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    private static URLClassLoader alone() throws IOException {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(DecodersInClassLoadersTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Callable<Boolean> probe(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> probe = loader.loadClass(Probe.class.getName());
        return (Callable<Boolean>) probe.getConstructor().newInstance();
    }
}
