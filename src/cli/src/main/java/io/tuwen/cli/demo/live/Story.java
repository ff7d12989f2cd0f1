package io.tuwen.cli.demo.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * What a folder's demonstration is about: with the same folder it goes on. How far it has been told is Kafka's to know.
 *
 * @param shelfPort where its pictures are served: addresses in records must go on leading there
 */
public record Story(int items, long seed, int shelfPort) {
    public static final int USUAL_ITEMS = 200;
    public static final long USUAL_SEED = 1;

    private static final String FILE = "demo.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /**
     * That of the folder, or a new one which is noted there.
     *
     * @param items null: the folder's, or the usual
     * @param seed null: the folder's, or the usual
     * @throws FailureException CONFIGURATION_INVALID when the folder holds something else, or the port is taken
     */
    public static Story in(Path folder, @Nullable Integer items, @Nullable Long seed) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                requireNoOther(folder);
                Story begun =
                        new Story(items == null ? USUAL_ITEMS : items, seed == null ? USUAL_SEED : seed, Ports.free());
                begun.write(file);
                return begun;
            }
            Story story = JSON.readValue(file.toFile(), Story.class);
            story.requireSame(folder, items, seed);
            Ports.require(story.shelfPort());
            return story;
        } catch (IOException e) {
            throw invalid(file + ": cannot be read or written (expected: the note of a demonstration): " + e);
        }
    }

    private static void requireNoOther(Path folder) {
        if (Files.exists(folder.resolve("kafka"))) {
            throw invalid("--keep " + folder + ": holds the data of a stack that was no demonstration (expected: a new"
                    + " folder, or one of an earlier `tuwen demo --keep`)");
        }
    }

    private void requireSame(Path folder, @Nullable Integer wantedItems, @Nullable Long wantedSeed) {
        requireSame(folder, "--items", wantedItems == null ? items : wantedItems, items);
        requireSame(folder, "--seed", wantedSeed == null ? seed : wantedSeed, seed);
    }

    private static void requireSame(Path folder, String option, long wanted, long begunWith) {
        if (wanted != begunWith) {
            throw invalid(option + ": " + wanted + " (expected: " + begunWith + ", with which the demonstration in "
                    + folder + " was begun; or another folder)");
        }
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }

    /** All at once. */
    private void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(FILE + ".new");
        JSON.writeValue(fresh.toFile(), this);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
