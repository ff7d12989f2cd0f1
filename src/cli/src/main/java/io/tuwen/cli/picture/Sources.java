package io.tuwen.cli.picture;

import io.tuwen.core.event.Content;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The arguments of a user to pictures: files, folders with all that lies in them, addresses. */
public final class Sources {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    private final long maxBytes;
    private final List<Source> all = new ArrayList<>();
    private final Set<String> squares = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    private Sources(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * @param arguments at least one
     * @param maxBytes of a file that is read
     * @throws FailureException CONFIGURATION_INVALID with every argument that is neither a file nor a folder with pictures
     *     nor an address
     */
    public static Sources of(List<String> arguments, long maxBytes) {
        Sources sources = new Sources(maxBytes);
        arguments.forEach(sources::add);
        if (!sources.findings.isEmpty()) {
            throw new FailureException(FailureCode.CONFIGURATION_INVALID, String.join("\n", sources.findings));
        }
        return sources;
    }

    private void add(String argument) {
        if (ADDRESS.matcher(argument).matches()) {
            all.add(new Source(argument, square(lastSegment(argument)), () -> address(argument)));
            return;
        }
        try {
            path(argument, Path.of(argument));
        } catch (InvalidPathException | IOException e) {
            findings.add(argument + ": cannot be read: " + e.getMessage());
        }
    }

    private void path(String argument, Path path) throws IOException {
        if (Files.isDirectory(path)) {
            folder(argument, path);
        } else if (Files.isRegularFile(path)) {
            file(path, path.getFileName().toString());
        } else {
            findings.add(argument + ": not there (expected: a picture file, a folder of them, or an address)");
        }
    }

    private void folder(String argument, Path folder) throws IOException {
        List<Path> files = PictureFiles.in(folder);
        if (files.isEmpty()) {
            findings.add(argument + ": no picture in it (expected: " + PictureFiles.expected() + ")");
        }
        files.forEach(file -> file(file, folder.relativize(file).toString()));
    }

    private void file(Path file, String name) {
        all.add(new Source(file.toString(), square(name), () -> PictureFiles.read(file, maxBytes)));
    }

    private static Outcome<Content> address(String argument) {
        try {
            return Outcome.success(new Content.PictureReference(new URI(argument), null));
        } catch (URISyntaxException e) {
            return Outcome.failed(
                    FailureCode.PICTURE_REFERENCE_INVALID,
                    "picture: " + e.getMessage() + " (expected: an address whose characters are escaped)");
        }
    }

    /** Of an address, with nothing in it that a file system minds. */
    private static String lastSegment(String address) {
        String path = address.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        String segment = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return segment.replaceFirst("^\\.+", "_");
    }

    private String square(String name) {
        String square = name + ".png";
        for (int i = 2; !squares.add(square); i++) {
            square = name + "-" + i + ".png";
        }
        return square;
    }

    public int size() {
        return all.size();
    }

    List<Source> all() {
        return all;
    }
}
