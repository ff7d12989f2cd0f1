package io.tuwen.cli.demo.acts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where acts leave what they publish, each in a folder of its own.
 *
 * @param folder made when missing
 */
record ActFolder(Path folder) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Writes a change; returns its jsonl file. */
    Path write(String act, Change change) {
        try {
            Files.createDirectories(folder);
            Path own = Files.createTempDirectory(folder, act + "-");
            for (Map.Entry<String, byte[]> file : change.files().entrySet()) {
                Files.write(own.resolve(file.getKey()), file.getValue());
            }
            String lines = change.lines().stream().map(ActFolder::json).collect(Collectors.joining("\n", "", "\n"));
            return Files.writeString(own.resolve("items.jsonl"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be written", e);
        }
    }

    private static String json(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always become JSON", e);
        }
    }
}
