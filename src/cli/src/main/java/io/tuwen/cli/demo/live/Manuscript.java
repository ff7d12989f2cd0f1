package io.tuwen.cli.demo.live;

import io.tuwen.testkit.catalogue.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An endless script, and how far Kafka has it. Kafka alone knows that: whoever starts reads all that is there back, and what
 * a crash kept from it comes first then, so that every message is published once. Not safe for use by many threads.
 */
final class Manuscript {
    private final Iterator<Message> script;
    private final SortedMap<Long, Message> unread = new TreeMap<>();
    private final Deque<Line> lost = new ArrayDeque<>();
    private long written;

    /** A message and its place in the script, from 0. */
    record Line(long number, Message message) {}

    Manuscript(Iterator<Message> script) {
        this.script = script;
    }

    /** The next to publish. */
    Line next() {
        return lost.isEmpty() ? write() : lost.removeFirst();
    }

    private Line write() {
        Line line = new Line(written++, script.next());
        unread.put(line.number(), line.message());
        return line;
    }

    /** The message that was read back from Kafka under this number; nothing where it was read before. */
    Optional<Message> read(long number) {
        while (written <= number) {
            write();
        }
        return Optional.ofNullable(unread.remove(number));
    }

    /** All that an earlier run published has been read: what is not among it never reached Kafka. */
    void resume() {
        unread.forEach((number, message) -> lost.add(new Line(number, message)));
    }

    /**
     * Whether all that was given out has been read back.
     *
     * @param kept given out and not published yet; null: none
     */
    boolean isRead(@Nullable Line kept) {
        return unread.size() == lost.size() + (kept == null ? 0 : 1);
    }
}
