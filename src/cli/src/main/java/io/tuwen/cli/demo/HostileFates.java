package io.tuwen.cli.demo;

import io.tuwen.schemas.DeadLetter;
import io.tuwen.testkit.catalogue.HostilePictures;
import io.tuwen.testkit.catalogue.Meaning;
import io.tuwen.testkit.catalogue.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of hostile pictures, by the dead letters themselves, and what should have. Not safe for use by many threads. */
final class HostileFates {
    private final Map<String, String> expected = new TreeMap<>();
    private final Map<String, String> found = new TreeMap<>();

    /** A record was published. */
    void told(Message message) {
        String name = HostilePictures.name(message.key());
        if (name != null && message.meaning() instanceof Meaning.DeadLetter letter) {
            expected.put(name, letter.code().name());
        }
    }

    /** Dead letters came; those of a record that was crashed over may come twice. */
    void read(List<DeadLetter> letters) {
        for (DeadLetter letter : letters) {
            String name = HostilePictures.name(bytes(letter.getKey()));
            if (name != null) {
                found.put(name, letter.getCode());
            }
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Whether the fate of each that was published is known. */
    boolean areKnown() {
        return found.keySet().containsAll(expected.keySet());
    }

    /** Names by the code that they were refused with. */
    SortedMap<String, SortedSet<String>> byCode() {
        SortedMap<String, SortedSet<String>> byCode = new TreeMap<>();
        found.forEach((name, code) ->
                byCode.computeIfAbsent(code, any -> new TreeSet<>()).add(name));
        return byCode;
    }

    /** Those that were refused with another code than they should be, or not at all. */
    List<String> shortfalls() {
        List<String> shortfalls = new ArrayList<>();
        expected.forEach((name, code) -> {
            String became = found.getOrDefault(name, "nothing");
            if (!became.equals(code)) {
                shortfalls.add("hostile picture " + name + ": " + became + " (expected: " + code + ")");
            }
        });
        return shortfalls;
    }
}
