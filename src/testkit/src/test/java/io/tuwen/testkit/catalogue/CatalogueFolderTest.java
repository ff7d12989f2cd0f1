package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.core.identity.Digest;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Entry;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueFolderTest {
    private static final DrawnCatalogue CATALOGUE = new DrawnCatalogue(1);
    private static final int COUNT = 12;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void line_namesAPictureThatIsThere_withTheEntrysCaptionsAndLabels(Split split) throws IOException {
        write(folder, CATALOGUE, split);

        List<JsonNode> chinese = lines(split, "zh");
        List<JsonNode> english = lines(split, "en");
        assertThat(chinese).hasSize(COUNT).hasSameSizeAs(english);
        for (int index = 0; index < COUNT; index++) {
            Entry entry = CATALOGUE.entry(split, index);
            assertThat(Files.readAllBytes(
                            folder.resolve(chinese.get(index).get("image").asText())))
                    .isEqualTo(entry.picture());
            assertThat(english.get(index).get("image"))
                    .isEqualTo(chinese.get(index).get("image"));
            assertThat(texts(chinese.get(index))).isEqualTo(entry.captions());
            assertThat(texts(english.get(index))).isEqualTo(entry.english());
            assertThat(labels(chinese.get(index)))
                    .isEqualTo(entry.goods().labels())
                    .isEqualTo(labels(english.get(index)));
        }
    }

    @Test
    void splits_shareAFolder() throws IOException {
        write(folder, CATALOGUE, Split.TRAIN);
        write(folder, CATALOGUE, Split.HELDOUT);
        assertThat(files(folder)).hasSize(2 * COUNT + 4);
    }

    @Test
    void sameSeed_writesTheSameBytes_overWhatLiesThere() throws IOException {
        write(folder.resolve("a"), CATALOGUE, Split.HELDOUT);
        write(folder.resolve("b"), new DrawnCatalogue(2), Split.HELDOUT);
        assertThat(files(folder.resolve("a"))).isNotEqualTo(files(folder.resolve("b")));

        write(folder.resolve("b"), CATALOGUE, Split.HELDOUT);
        assertThat(files(folder.resolve("a"))).isEqualTo(files(folder.resolve("b")));
    }

    @Test
    void everyPicture_isTold() throws IOException {
        AtomicInteger drawn = new AtomicInteger();
        new CatalogueFolder(folder, CATALOGUE).write(Split.TRAIN, COUNT, drawn::incrementAndGet);
        assertThat(drawn).hasValue(COUNT);
    }

    /** A listing must never name pictures that are not there. */
    @Test
    void pictureThatCannotBeWritten_endsItBeforeAnyListing() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("pictures/heldout-00007.jpg"));

        assertThatIOException()
                .isThrownBy(() -> write(folder, CATALOGUE, Split.HELDOUT))
                .withMessageContaining(inTheWay.toString());
        assertThat(folder.resolve("heldout.zh.jsonl")).doesNotExist();
    }

    private static void write(Path folder, DrawnCatalogue catalogue, Split split) throws IOException {
        new CatalogueFolder(folder, catalogue).write(split, COUNT, () -> {});
    }

    private List<JsonNode> lines(Split split, String language) throws IOException {
        String name = split == Split.TRAIN ? "train." : "heldout.";
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name + language + ".jsonl"))) {
            lines.add(JsonMapper.builder().build().readTree(line));
        }
        return lines;
    }

    private static List<String> texts(JsonNode line) {
        List<String> texts = new ArrayList<>();
        line.get("texts").forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Labels labels(JsonNode line) {
        JsonNode labels = line.get("labels");
        return new Labels(
                Kind.valueOf(labels.get("kind").asText()),
                Colour.valueOf(labels.get("colour").asText()),
                Pattern.valueOf(labels.get("pattern").asText()));
    }

    private static Map<Path, Digest> files(Path below) throws IOException {
        Map<Path, Digest> contents = new TreeMap<>();
        try (Stream<Path> found = Files.walk(below)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                contents.put(below.relativize(file), Digest.of(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
