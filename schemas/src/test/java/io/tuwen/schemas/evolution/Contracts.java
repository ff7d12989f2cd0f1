package io.tuwen.schemas.evolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/** The contracts as they stand in the sources, and the rule that they evolve by. */
final class Contracts {
    static final Path RELEASED = Path.of("src/main/resources/released");
    static final Path INDEX = RELEASED.resolve("index.txt");

    /** What the next release will be called, or the last one was. */
    static final String VERSION =
            Objects.requireNonNull(System.getProperty("tuwen.version")).replace("-SNAPSHOT", "");

    private static final Path SOURCES = Path.of("src/main/avro");

    private Contracts() {}

    /** In the order of the files' names, so that a file may use what one before it defines. */
    static List<Schema> current() {
        Schema.Parser parser = new Schema.Parser();
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<Schema> schemas = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                schemas.add(parser.parse(file.toFile()));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract of that name. */
    static Schema current(String name) {
        return current().stream()
                .filter(schema -> schema.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + ": released once, and gone from " + SOURCES));
    }

    /** What keeps the reader from reading what the writer wrote; empty when nothing does. */
    static List<String> incompatibilities(Schema reader, Schema writer) {
        SchemaPairCompatibility pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return pair.getResult().getIncompatibilities().stream()
                .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
                .toList();
    }
}
