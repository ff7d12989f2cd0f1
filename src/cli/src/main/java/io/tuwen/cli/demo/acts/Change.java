package io.tuwen.cli.demo.acts;

import java.util.List;
import java.util.Map;

/**
 * What is to be published.
 *
 * @param version the newest that it tells
 * @param lines of a jsonl file, as `tuwen publish` takes it
 * @param files beside it, by the names that the lines know them by
 * @param laid picture files to be served at addresses, in place of what was served there
 */
record Change(long version, List<Map<String, Object>> lines, Map<String, byte[]> files, Map<String, byte[]> laid) {
    Change {
        lines = List.copyOf(lines);
        files = Map.copyOf(files);
        laid = Map.copyOf(laid);
    }
}
