package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's tables of bad pictures are what the code does. */
final class BadPicturesTest {
    private static final PicturePreprocessor PREPROCESSOR = Pictures.preprocessor("applied");

    @Test
    void table_ofFormatsAndFaultsIsTheReadmes() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("| fault | " + String.join(" | ", BadPictures.FORMATS) + " |");
        rows.add("|---".repeat(BadPictures.FORMATS.size() + 1) + "|");
        for (String fault : BadPictures.ofEveryFormat("JPEG").keySet()) {
            rows.add(BadPictures.FORMATS.stream()
                    .map(format -> code(Objects.requireNonNull(
                            BadPictures.ofEveryFormat(format).get(fault))))
                    .collect(Collectors.joining(" | ", "| " + fault + " | ", " |")));
        }
        assertThat(Files.readString(Path.of("README.md"))).contains(String.join("\n", rows));
    }

    @Test
    void table_ofFaultsOfOneFormatIsTheReadmes() throws IOException {
        String rows = HostilePictures.all().entrySet().stream()
                .map(fault -> "| " + fault.getKey() + " | " + code(fault.getValue()) + " |")
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains("| picture | code |\n|---|---|\n" + rows + "\n");
    }

    private static String code(byte[] file) {
        Outcome<byte[]> outcome = PREPROCESSOR.prepare(ByteBuffer.wrap(file));
        return outcome instanceof Failed<byte[]> failed ? "`" + failed.failure().code() + "`" : "accepted";
    }
}
