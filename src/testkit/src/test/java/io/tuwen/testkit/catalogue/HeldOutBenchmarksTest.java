package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutBenchmarksTest {
    private static final DrawnCatalogue CATALOGUE = new DrawnCatalogue(1);
    private static final int COUNT = 40;

    @TempDir
    Path folder;

    @Test
    void text_isTrueOfAllPicturesOfItsLabels() throws IOException {
        write(CATALOGUE);
        List<Labels> labels = IntStream.range(0, COUNT)
                .mapToObj(HeldOutBenchmarksTest::labels)
                .toList();

        List<String> lines = Files.readAllLines(folder.resolve("heldout_texts.jsonl"));
        assertThat(lines).hasSize(COUNT);
        for (int index = 0; index < COUNT; index++) {
            JsonNode text = new ObjectMapper().readTree(lines.get(index));
            Labels own = labels.get(index);
            assertThat(text.get("text_id").asInt()).isEqualTo(index);
            assertThat(text.get("image_ids"))
                    .extracting(JsonNode::asInt)
                    .containsExactlyElementsOf(IntStream.range(0, COUNT)
                            .filter(other -> labels.get(other).equals(own))
                            .boxed()
                            .toList());
        }
    }

    @Test
    void pictures_areThoseOfTheFiles() throws IOException {
        write(CATALOGUE);
        List<String> lines = Files.readAllLines(folder.resolve("heldout_imgs.tsv"));
        assertThat(lines).hasSize(COUNT);
        String[] line = lines.get(7).split("\t");
        assertThat(line[0]).isEqualTo("7");
        assertThat(Base64.getDecoder().decode(line[1]))
                .isEqualTo(CATALOGUE.entry(Split.HELDOUT, 7).picture());
    }

    /** Also where another catalogue lay before. */
    @Test
    void kinds_holdEachPictureOnce_underItsLabelsLine() throws IOException {
        write(new DrawnCatalogue(2));
        write(CATALOGUE);

        List<String> names = Files.readAllLines(folder.resolve("kinds/label_cn.txt"));
        assertThat(names).hasSize(Kind.values().length);
        try (Stream<Path> files = Files.walk(folder.resolve("kinds/test"))) {
            List<Path> pictures = files.filter(Files::isRegularFile).toList();
            assertThat(pictures).hasSize(COUNT).allSatisfy(picture -> {
                int line = Integer.parseInt(
                        picture.getName(picture.getNameCount() - 2).toString());
                int index = Integer.parseInt(picture.getFileName().toString().replaceAll("\\D", ""));
                assertThat(labels(index).kind().names()).contains(names.get(line));
            });
        }
    }

    private void write(DrawnCatalogue catalogue) throws IOException {
        new CatalogueFolder(folder, catalogue).write(Split.HELDOUT, COUNT, () -> {});
        new HeldOutBenchmarks(folder, catalogue, COUNT).write();
    }

    private static Labels labels(int index) {
        return CATALOGUE.entry(Split.HELDOUT, index).goods().labels();
    }
}
