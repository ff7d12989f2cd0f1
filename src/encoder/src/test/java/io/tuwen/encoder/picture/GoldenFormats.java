package io.tuwen.encoder.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What golden_formats.py left: small files of every kind, named FORMAT/KIND-NUMBER-WIDTHxHEIGHT.EXTENSION. */
final class GoldenFormats {
    private static final Map<String, byte[]> FILES = files();
    private static final Map<String, List<Row>> KINDS = Golden.rows("formats.csv")
            .map(row -> new Row(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2]), row[3]))
            .collect(Collectors.groupingBy(Row::kind, LinkedHashMap::new, Collectors.toList()));

    /** @param digest SHA-256 of Pillow's upright RGB pixels */
    record Row(String file, int width, int height, String digest) {
        String kind() {
            return file.replaceAll("\\d?-\\d+-\\d+x\\d+\\.\\w+$", "");
        }
    }

    private GoldenFormats() {}

    static List<String> kinds() {
        return List.copyOf(KINDS.keySet());
    }

    static List<Row> rows(String kind) {
        return Objects.requireNonNull(KINDS.get(kind), kind);
    }

    static byte[] bytes(String file) {
        return Objects.requireNonNull(FILES.get(file), file).clone();
    }

    /** By content, as everywhere. */
    static PictureFormat format(String file) {
        return Objects.requireNonNull(PictureFormats.of(bytes(file)), file);
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Golden.bytes("formats.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
