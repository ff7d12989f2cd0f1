package io.tuwen.cli.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.search.evaluation.dataset.Pictures;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import io.tuwen.search.evaluation.dataset.TextLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data set as a shop's items: each picture and each text an item of its own, called after its id. */
final class ItemsFile {
    static final String IMAGE = "image";
    static final String TEXT = "text";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ItemsFile() {}

    /** One line of what {@code tuwen publish} takes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Item(
            @JsonProperty("item_id") String id,
            long version,
            @Nullable String image,
            @Nullable String caption) {}

    static String item(String kind, long id) {
        return kind + "-" + id;
    }

    /**
     * Writes the pictures as files, and the lines that name them.
     *
     * @param folder an empty one
     * @return the jsonl file
     */
    static Path write(RetrievalSet set, Path folder) throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Path file = folder.resolve("items.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            Pictures all = set.pictures();
            for (int place = 0; place < all.size(); place++) {
                Path picture = Files.write(pictures.resolve(Integer.toString(place)), all.bytes(place));
                line(out, new Item(item(IMAGE, all.id(place)), 1, picture.toString(), null));
            }
            for (TextLine text : set.texts()) {
                line(out, new Item(item(TEXT, text.id()), 1, null, text.text()));
            }
        }
        return file;
    }

    private static void line(BufferedWriter out, Item item) throws IOException {
        out.write(JSON.writeValueAsString(item) + "\n");
    }
}
