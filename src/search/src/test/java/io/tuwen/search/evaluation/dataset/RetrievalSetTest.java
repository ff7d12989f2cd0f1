package io.tuwen.search.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrievalSetTest {
    private static final String TEXT = "{\"text_id\": 8428, \"text\": \"高级感托特包斜挎\", \"image_ids\": [7, 9]}";

    @TempDir
    Path folder;

    @Test
    void lines_areReadAsTheyAre() throws IOException {
        texts(TEXT, "", "{\"text_id\": 3, \"text\": \"杯\", \"image_ids\": [], \"more\": 1}");
        pictures("7\t" + base64("seven"));

        try (RetrievalSet set = RetrievalSet.open(folder, null)) {
            assertThat(set.split()).isEqualTo("valid");
            assertThat(set.texts())
                    .containsExactly(new TextLine(8428, "高级感托特包斜挎", List.of(7L, 9L)), new TextLine(3, "杯", List.of()));
            assertThat(text(set.pictures(), 0)).isEqualTo("seven");
        }
    }

    /** As LMDB sorts its keys, whatever the order of the lines. */
    @Test
    void pictures_standInTheOrderOfTheirIdsAsText() throws IOException {
        texts(TEXT);
        pictures("2\t" + base64("two"), "10\t" + base64("ten") + "\r", "1\t" + base64("one"));

        try (RetrievalSet set = RetrievalSet.open(folder, "valid")) {
            Pictures pictures = set.pictures();
            assertThat(IntStream.range(0, pictures.size())
                            .mapToObj(place -> pictures.id(place) + text(pictures, place)))
                    .containsExactly("1one", "10ten", "2two");
        }
    }

    @Test
    void base64_isReadInBothAlphabets() throws IOException {
        byte[] bytes = {(byte) 0xfb, (byte) 0xff, (byte) 0xbf, 1};
        texts(TEXT);
        pictures(
                "1\t" + Base64.getEncoder().encodeToString(bytes),
                "2\t" + Base64.getUrlEncoder().encodeToString(bytes));

        try (RetrievalSet set = RetrievalSet.open(folder, null)) {
            assertThat(set.pictures().bytes(0))
                    .isEqualTo(bytes)
                    .isEqualTo(set.pictures().bytes(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text_id\": \"1\", \"text\": \"a\", \"image_ids\": []} | text_id: \"1\" (expected: a whole number",
                "{\"text_id\": 1.5, \"text\": \"a\", \"image_ids\": []} | text_id: 1.5",
                "{\"text_id\": 1, \"text\": 2, \"image_ids\": []} | text: 2 (expected: a string)",
                "{\"text_id\": 1, \"image_ids\": []} | text: missing",
                "{\"text_id\": 1, \"text\": \"a\", \"image_ids\": 5} | image_ids: 5 (expected: an array",
                "{\"text_id\": 1, \"text\": \"a\", \"image_ids\": [5, \"6\"]} | image_ids[1]: \"6\"",
                "{\"text_id\": 8428, \"text\": \"a\", \"image_ids\": []} | text_id: 8428 (expected: each id once)",
                "[1] | no JSON object",
                "{\"text_id\": | no JSON: "
            })
    void badText_isToldByFileAndLine(String line, String finding) throws IOException {
        texts(TEXT, line);
        pictures("1\t" + base64("one"));
        assertRefused("valid_texts.jsonl:2: " + finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one QUJD | no tab in \"one QUJD\" (expected: image id, tab, base64",
                "one>QUJD | image_id: \"one\" (expected: a whole number)",
                "1>QUJD | image_id: 1 (expected: each id once)",
                "2>QU*D | no base64: ",
                "2> | image 2: no bytes"
            })
    void badPicture_isToldByFileAndLine(String line, String finding) throws IOException {
        texts(TEXT);
        pictures("1\t" + base64("one"), line.replace('>', '\t'));
        assertRefused("valid_imgs.tsv:2: " + finding);
    }

    @Test
    void findings_areToldAtOnce_andCountedBeyondTwenty() throws IOException {
        texts(IntStream.range(0, 30).mapToObj(i -> "x").toArray(String[]::new));
        pictures("x");
        assertRefused("valid_texts.jsonl:20: ", "and 11 more");
    }

    @Test
    void splitThatIsNotThere_isRefusedWithThoseThatAre() throws IOException {
        texts(TEXT);
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> RetrievalSet.open(folder, "test"))
                .withMessageContainingAll("test_texts.jsonl: not there", "splits here: valid");
        Files.createFile(folder.resolve("test_texts.jsonl"));
        assertRefused("splits test, valid; name one with --split");
    }

    @Test
    void otherFolder_isRefused() {
        assertRefused("no split (expected: {split}_texts.jsonl and {split}_imgs.tsv");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> RetrievalSet.open(folder.resolve("nowhere"), null))
                .withMessageContaining("nowhere: cannot be read");
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> RetrievalSet.open(folder, null))
                .withMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID));
    }

    private void texts(String... lines) throws IOException {
        Files.write(folder.resolve("valid_texts.jsonl"), List.of(lines));
    }

    private void pictures(String... lines) throws IOException {
        Files.write(folder.resolve("valid_imgs.tsv"), List.of(lines));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Pictures pictures, int place) {
        return new String(pictures.bytes(place), StandardCharsets.UTF_8);
    }
}
