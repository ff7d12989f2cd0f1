package io.tuwen.search.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationSetTest {
    @TempDir
    Path folder;

    @BeforeEach
    void twoLabels() throws IOException {
        Files.writeString(folder.resolve("label_cn.txt"), "飞机 \n汽车\n");
        picture("1/b.JPG");
        picture("1/deep/a.png");
        picture("0/c.webp");
        picture("1/notes.txt");
        picture("readme.md");
    }

    @Test
    void pictures_areThoseOfTheirFoldersLabel() {
        ClassificationSet set = ClassificationSet.open(folder);
        assertThat(set.labels()).containsExactly("飞机", "汽车");
        assertThat(set.pictures().stream().map(picture -> set.name(picture) + " " + picture.label()))
                .containsExactly("test/0/c.webp 0", "test/1/b.JPG 1", "test/1/deep/a.png 1");
    }

    @Test
    void foldersWithoutALabel_andEmptyLabels_areToldAtOnce() throws IOException {
        picture("002/x.jpg");
        picture("cars/x.jpg");
        Files.writeString(folder.resolve("label_cn.txt"), "飞机\n\n");
        assertRefused(
                "label_cn.txt:2: an empty line", "test/002: a folder of no label", "test/cars: a folder of no label");
    }

    @Test
    void folderWithoutPictures_isRefused() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/test/0"));
        Files.writeString(folder.resolve("other/label_cn.txt"), "飞机\n");
        assertThat(other).isEmptyDirectory();
        folder = folder.resolve("other");
        assertRefused("label_cn.txt: 1 labels (expected: at least 2)", "test: no pictures");
    }

    @Test
    void otherFolder_isRefused() {
        folder = folder.resolve("test");
        assertRefused("cannot be read (expected: label_cn.txt and test/000/*.jpg)");
    }

    @Test
    void templates_wantTheirPlaceOnce() throws IOException {
        Path file = folder.resolve("templates_cn.txt");
        Files.writeString(file, "{}的照片\n{}的照片\n");
        assertThat(TemplateFile.read(file)).containsExactly("{}的照片", "{}的照片");
        Files.writeString(file, "{}的照片\n照片\n{}和{}\n");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> TemplateFile.read(file))
                .withMessageContainingAll("templates_cn.txt:2: \"照片\" (expected: {} once", "templates_cn.txt:3: ");
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> ClassificationSet.open(folder))
                .withMessageContainingAll(parts);
    }

    private void picture(String name) throws IOException {
        Path file = folder.resolve("test").resolve(name);
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        Files.write(file, new byte[] {1});
    }
}
