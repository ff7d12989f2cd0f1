package io.tuwen.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.wire.DecodeResult;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.RecordDecoder;
import io.tuwen.schemas.wire.ReleasedSchemas;
import io.tuwen.schemas.wire.ReleasedSchemas.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** BACKWARD_TRANSITIVE: what any release wrote, the current contracts read. */
class SchemaEvolutionTest {

    static List<Release> releases() {
        return ReleasedSchemas.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void currentContract_readsEveryRelease(Release release) {
        assertThat(Contracts.incompatibilities(Contracts.current(release.name()), release.schema()))
                .as("what %s of release %s wrote", release.name(), release.version())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void sampleOfEveryRelease_decodesToTheSameRecord(Release release) throws IOException {
        SpecificRecordBase sample = Samples.of(release.name());
        byte[] written = Files.readAllBytes(Samples.file(release.version(), release.name()));

        assertThat(new RecordDecoder<>(sample.getClass(), new KnownSchemas()).decode(written))
                .isEqualTo(new DecodeResult.Decoded<>(sample));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void copyOfThisVersion_equalsTheContract(Release release) {
        if (release.version().equals(Contracts.VERSION)) {
            assertThat(Contracts.current(release.name()))
                    .as(
                            "%s was released as %s: it may change under a higher version only",
                            release.name(), release.version())
                    .isEqualTo(release.schema());
        }
    }

    @Test
    void index_namesEveryCopy() throws IOException {
        Path root = Contracts.RELEASED;
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".avsc"))
                            .map(file -> root.relativize(file).toString()))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(Files.readAllLines(Contracts.INDEX));
        }
    }

    @Test
    void everyContract_hasASample() {
        assertThat(Samples.all())
                .extracting(sample -> sample.getSchema().getName())
                .containsExactlyInAnyOrderElementsOf(
                        Contracts.current().stream().map(Schema::getName).toList());
    }

    @Test
    void incompatibleContract_isFound() throws IOException {
        Schema broken = new Schema.Parser()
                .parse(Path.of("src/test/resources/incompatible/CaptionEvent.avsc")
                        .toFile());

        assertThat(Contracts.incompatibilities(broken, released("CaptionEvent")))
                .anySatisfy(finding -> assertThat(finding).contains("TYPE_MISMATCH", "/fields/2"))
                .anySatisfy(finding -> assertThat(finding).contains("READER_FIELD_MISSING_DEFAULT_VALUE", "language"));
    }

    private static Schema released(String name) {
        return releases().stream()
                .filter(release -> release.name().equals(name))
                .findFirst()
                .orElseThrow()
                .schema();
    }
}
