package io.tuwen.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void layPicture() throws IOException {
        Files.createDirectories(folder.resolve("pictures"));
        Files.writeString(folder.resolve("pictures/1.jpg"), "a picture");
    }

    @Test
    void fullLine_isReadWhole() throws IOException {
        Listing listing = only("""
                {"item_id": "sku-1", "content_id": "back", "version": 7, "image": "pictures/1.jpg",\
                 "caption": "红色T恤", "occurred_at": "2026-01-31T08:00:00Z",\
                 "attributes": {"price": 59.5, "stock": 3, "on_sale": true, "category": "服装"}}""");

        assertThat(listing.rowKey()).hasToString("back:sku-1");
        assertThat(listing.version()).isEqualTo(7);
        assertThat(listing.picture()).isEqualTo(new Listing.Picture.File(folder.resolve("pictures/1.jpg")));
        assertThat(listing.caption()).isEqualTo("红色T恤");
        assertThat(listing.occurredAt()).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
        assertThat(listing.attributes().values())
                .containsEntry("price", 59.5)
                .containsEntry("stock", 3L)
                .containsEntry("on_sale", true)
                .containsEntry("category", "服装");
    }

    @Test
    void address_staysAnAddress() throws IOException {
        assertThat(only("{\"item_id\": \"a\", \"version\": 1, \"image\": \"https://shop.example/1.jpg\"}")
                        .picture())
                .hasToString("Address[uri=https://shop.example/1.jpg]");
    }

    @Test
    void deleted_needsNoContent() throws IOException {
        assertThat(only("{\"item_id\": \"a\", \"version\": 2, \"deleted\": true}")
                        .deleted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "not json | not JSON",
                "[1] | not a JSON object",
                "{\"version\": 1, \"caption\": \"x\"} | item_id: missing",
                "{\"item_id\": \"a\", \"version\": -1, \"caption\": \"x\"} | version: -1 (expected: a whole number >= 0)",
                "{\"item_id\": \"a\", \"version\": 1.5, \"caption\": \"x\"} | version: 1.5",
                "{\"item_id\": \"a\", \"version\": 1} | image, caption: neither",
                "{\"item_id\": \"a\", \"version\": 1, \"image\": \"gone.jpg\"} | expected: a readable file",
                "{\"item_id\": \"a\", \"version\": 1, \"caption\": \"x\", \"prize\": 1} | prize: unknown field",
                "{\"item_id\": \"a\", \"version\": 1, \"caption\": \"x\", \"attributes\": {\"p\": [1]}} | attributes.p: [1]",
                "{\"item_id\": \"a\", \"content_id\": \"a b\", \"version\": 1, \"caption\": \"x\"} | content_id: \"a b\"",
                "{\"item_id\": \"a\", \"version\": 1, \"caption\": \"x\", \"occurred_at\": \"noon\"} | occurred_at: \"noon\"",
            })
    void faultyLine_isNamedWithItsNumber(String line, String complaint) {
        assertThatThrownBy(() -> only("\n" + line))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("line 2: ")
                .hasMessageContaining(complaint)
                .hasMessageContaining("nothing was published");
    }

    @Test
    void allFaultyLines_areToldAtOnce() {
        assertThatThrownBy(() -> only("{}\n{\"item_id\": \"a\", \"version\": 1, \"caption\": \"x\"}\n{}"))
                .hasMessageContaining("line 1: ")
                .hasMessageContaining("line 3: ");
    }

    @Test
    void folder_makesItemsOfPictures() throws IOException {
        Files.writeString(folder.resolve("pictures/1.txt"), "红色T恤\n");

        List<Listing> listings = Listings.read(folder);

        assertThat(listings).singleElement().satisfies(listing -> {
            assertThat(listing.itemId()).isEqualTo(new ItemId("pictures/1"));
            assertThat(listing.caption()).isEqualTo("红色T恤");
            assertThat(listing.version())
                    .isEqualTo(Files.getLastModifiedTime(folder.resolve("pictures/1.jpg"))
                            .toMillis());
        });
    }

    @Test
    void emptyFolder_isRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Listings.read(empty)).hasMessageContaining("nothing to publish");
    }

    @Test
    void missingFile_isRefused() {
        assertThatThrownBy(() -> Listings.read(folder.resolve("none.jsonl")))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("cannot be read");
    }

    private Listing only(String lines) throws IOException {
        Path file = folder.resolve("items.jsonl");
        Files.writeString(file, lines);
        return Listings.read(file).get(0);
    }
}
