package io.tuwen.schemas.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.wire.RecordEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Keeps the current contracts as this version's release when asked to (README.md tells how); else does nothing. */
@EnabledIfSystemProperty(named = "release", matches = "true")
class ReleaseTest {

    @Test
    void release_keepsCopiesAndSamples() throws IOException {
        List<String> index = new ArrayList<>(Files.readAllLines(Contracts.INDEX));
        for (Schema contract : Contracts.current()) {
            String copy = Contracts.VERSION + "/" + contract.getName() + ".avsc";
            assertThat(index).as("a release is kept once").doesNotContain(copy);
            index.add(copy);
            write(Contracts.RELEASED.resolve(copy), (contract.toString(true) + "\n").getBytes(UTF_8));
            write(Samples.file(Contracts.VERSION, contract.getName()), encode(Samples.of(contract.getName())));
        }
        Files.write(Contracts.INDEX, index);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }

    @SuppressWarnings("unchecked")
    private static byte[] encode(SpecificRecordBase record) {
        return RecordEncoder.singleObject((Class<SpecificRecordBase>) record.getClass())
                .encode(record);
    }
}
