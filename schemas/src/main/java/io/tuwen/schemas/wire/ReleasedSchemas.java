package io.tuwen.schemas.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;

/** The stored copy of every schema that ever left the house: data written with it may still be around. */
public final class ReleasedSchemas {
    private static final String ROOT = "/released/";

    /** Names the copies, one a line, oldest release first: a jar cannot be asked what it holds. */
    private static final String INDEX = ROOT + "index.txt";

    /**
     * @param version as in {@code 0.1.0}
     * @param schema complete in itself
     */
    public record Release(String version, Schema schema) {

        /** Of the contract, as in {@code ImageEvent}. */
        public String name() {
            return schema.getName();
        }

        @Override
        public String toString() {
            return name() + " of " + version;
        }
    }

    private ReleasedSchemas() {}

    /** All of them, oldest release first. */
    public static List<Release> all() {
        return text(INDEX).lines().map(ReleasedSchemas::load).toList();
    }

    private static Release load(String path) {
        String version = path.substring(0, path.indexOf('/'));
        return new Release(version, new Schema.Parser().parse(text(ROOT + path)));
    }

    private static String text(String resource) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + ": missing (expected: packed with the schemas)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
