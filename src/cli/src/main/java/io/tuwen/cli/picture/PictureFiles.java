package io.tuwen.cli.picture;

import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which files of a folder are taken for pictures: those named like one, of formats that are decoded and of formats that
 * shops use and that are refused by name. What is published of a folder and what is looked at are the same files.
 */
public final class PictureFiles {
    private static final Set<String> ENDINGS =
            Set.of("jpg", "jpeg", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "avif", "heic", "heif");

    private PictureFiles() {}

    /** All of them at any depth, sorted. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(PictureFiles::isPicture).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && Files.isRegularFile(file);
    }

    /**
     * Reads one, as it is published.
     *
     * @return PICTURE_TOO_LARGE, PICTURE_NOT_FOUND or PICTURE_FORBIDDEN where it cannot be
     */
    static Outcome<Content> read(Path file, long maxBytes) {
        try {
            long size = Files.size(file);
            return size > maxBytes
                    ? Outcome.failed(
                            FailureCode.PICTURE_TOO_LARGE,
                            "picture: " + size + " bytes (expected: at most " + maxBytes + ")")
                    : Outcome.success(new Content.InlinePicture(ByteBuffer.wrap(Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            return Outcome.failed(FailureCode.PICTURE_NOT_FOUND, "picture: no such file any more");
        } catch (IOException e) {
            return Outcome.failed(FailureCode.PICTURE_FORBIDDEN, "picture: the file cannot be read: " + e);
        }
    }

    /** For people. */
    public static String expected() {
        return "files named *.jpg, *.png, *.webp, *.gif, *.bmp, *.tiff or the like";
    }
}
