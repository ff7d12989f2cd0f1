package io.tuwen.search.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Tables that come with this package: fields by commas, remarks behind #. */
final class PublishedTable {
    private PublishedTable() {}

    static List<List<String>> read(String name) {
        try (InputStream in = Objects.requireNonNull(PublishedTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": comes with this package, and cannot be read", e);
        }
    }
}
