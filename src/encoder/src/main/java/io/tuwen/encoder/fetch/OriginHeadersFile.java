package io.tuwen.encoder.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * Reads a file of lines {@code https://pictures.example Authorization: Bearer abc}; empty lines and those that begin with
 * {@code #} say nothing.
 *
 * @param findings takes what is wrong, by number of line; never a header's value
 */
record OriginHeadersFile(Path file, Consumer<String> findings) {
    private static final Pattern LINE =
            Pattern.compile("(\\S+)\\s+([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\t -~]+?)[ \\t]*");

    /** These say how a message is sent and what of the picture is wanted, which is not the file's to know. */
    private static final Set<String> NOT_HERE = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "range",
            "te",
            "transfer-encoding",
            "upgrade");

    OriginHeaders read() {
        Map<Origin, Headers.Builder> byOrigin = new HashMap<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(byOrigin, line, i + 1);
            }
        }
        Map<Origin, Headers> built = new HashMap<>();
        byOrigin.forEach((origin, headers) -> built.put(origin, headers.build()));
        return new OriginHeaders(built);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            findings.accept(file + " (expected: a readable file in UTF-8)");
            return List.of();
        }
    }

    private void add(Map<Origin, Headers.Builder> byOrigin, String line, int number) {
        Matcher form = LINE.matcher(line);
        Origin origin = form.matches() ? Origin.parse(form.group(1)) : null;
        if (origin == null) {
            findings.accept(file + ", line " + number + " (expected: https://host Name: value)");
        } else if (NOT_HERE.contains(form.group(2).toLowerCase(Locale.ROOT))) {
            findings.accept(file + ", line " + number + ": " + form.group(2)
                    + " (expected: no header that the client itself sends)");
        } else {
            byOrigin.computeIfAbsent(origin, any -> new Headers.Builder()).set(form.group(2), form.group(3));
        }
    }
}
