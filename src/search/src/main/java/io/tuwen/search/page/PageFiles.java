package io.tuwen.search.page;

import io.tuwen.core.identity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's files, read once each. For use by many threads. */
public final class PageFiles {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}\\.(css|js|svg)");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** By name; names that are no file's are not kept, so it cannot grow. */
    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    private final PageFile index = read("index.html", "text/html; charset=utf-8")
            .orElseThrow(() -> new IllegalStateException("index.html: not beside " + PageFiles.class));

    /** What a browser opens. */
    public PageFile index() {
        return index;
    }

    /** @param name as the index refers to it; whatever was asked for, since only plain names can be files */
    public Optional<PageFile> asset(String name) {
        Matcher plain = NAME.matcher(name);
        if (!plain.matches()) {
            return Optional.empty();
        }
        String mediaType = MEDIA_TYPES.getOrDefault(plain.group(1), "");
        return Optional.ofNullable(read.computeIfAbsent(
                name, file -> read("assets/" + file, mediaType).orElse(null)));
    }

    private static Optional<PageFile> read(String path, String mediaType) {
        try (InputStream file = PageFiles.class.getResourceAsStream(path)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] bytes = file.readAllBytes();
            return Optional.of(
                    new PageFile(mediaType, bytes, '"' + Digest.of(bytes).toString() + '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
