package io.tuwen.cli.publish;

import io.tuwen.cli.picture.PictureFiles;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a jsonl file or a folder of pictures whole and tells all that is wrong with it, before anything is sent. */
final class Listings {
    private static final int MOST_FINDINGS = 20;

    private final List<Listing> listings = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private Listings() {}

    /**
     * @throws FailureException CONFIGURATION_INVALID with every finding
     */
    static List<Listing> read(Path source) {
        Listings read = new Listings();
        try {
            if (Files.isDirectory(source)) {
                read.folder(source);
            } else {
                read.file(source);
            }
        } catch (IOException e) {
            throw invalid(source + ": cannot be read (expected: a jsonl file or a folder of pictures): " + e);
        }
        read.throwFindings(source);
        return read.listings;
    }

    private void file(Path file) throws IOException {
        ListingParser parser = new ListingParser(file.toAbsolutePath().resolveSibling(""));
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank()) {
                add("line " + (i + 1), () -> parser.parse(line));
            }
        }
    }

    private void folder(Path folder) throws IOException {
        for (Path file : PictureFiles.in(folder)) {
            add(file.toString(), () -> fromPicture(folder, file));
        }
    }

    /** The path below the folder, without its ending, is the item id; the file's time is the version. */
    private static Listing fromPicture(Path folder, Path file) {
        String relative = folder.relativize(file).toString();
        String name = relative.substring(0, relative.lastIndexOf('.'));
        try {
            return new Listing(
                    new ItemId(name),
                    ContentId.MAIN,
                    Files.getLastModifiedTime(file).toMillis(),
                    null,
                    new Listing.Picture.File(file),
                    captionBeside(folder.resolve(name + ".txt")),
                    Attributes.NONE,
                    false);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
        }
    }

    private static @Nullable String captionBeside(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file).strip() : null;
    }

    private void add(String where, Supplier<Listing> listing) {
        try {
            listings.add(listing.get());
        } catch (IllegalArgumentException e) {
            findings.add(where + ": " + e.getMessage());
        }
    }

    private void throwFindings(Path source) {
        if (listings.isEmpty() && findings.isEmpty()) {
            findings.add("nothing to publish (expected: jsonl lines, or " + PictureFiles.expected() + ")");
        }
        if (findings.isEmpty()) {
            return;
        }
        int more = findings.size() - MOST_FINDINGS;
        String list = String.join("\n  ", findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
        throw invalid(
                source + ": nothing was published, since\n  " + list + (more > 0 ? "\n  and " + more + " more" : ""));
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }
}
