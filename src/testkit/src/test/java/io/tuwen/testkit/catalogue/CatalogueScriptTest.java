package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueScriptTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Shelf shelf = newShelf();

    private static Shelf newShelf() {
        try {
            return new Shelf();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void closeShelf() {
        shelf.close();
    }

    @Test
    void sameSeed_givesTheSameRecords() {
        assertThat(records(read(30, 7))).containsExactlyElementsOf(records(read(30, 7)));
        assertThat(records(read(30, 8))).isNotEqualTo(records(read(30, 7)));
    }

    @Test
    void script_bringsEveryKindOfMessage() {
        List<Message> messages = read(200, 1);

        assertThat(messages.stream()
                        .map(message -> message.meaning().getClass().getSimpleName())
                        .distinct())
                .containsExactlyInAnyOrder("Live", "Gone", "ItemGone", "DeadLetter");
        assertThat(messages.stream()
                        .filter(message -> message.tower() == Tower.IMAGE)
                        .count())
                .isGreaterThan(200);
        assertThat(messages.stream()
                        .map(Message::meaning)
                        .filter(Meaning.DeadLetter.class::isInstance)
                        .distinct())
                .hasSize(18);
    }

    @Test
    void oracle_keepsTheNewestOfEachLivingContent() {
        Oracle oracle = new Oracle();
        List<Message> messages = read(200, 1);
        messages.stream().filter(message -> message.tower() == Tower.TEXT).forEach(m -> oracle.told(m.meaning()));

        assertThat(oracle.live()).isNotEmpty().hasSizeLessThan(200);
        assertThat(oracle.live())
                .allSatisfy((key, expected) -> assertThat(expected.version()).isEqualTo(newestVersion(messages, key)));
    }

    private static long newestVersion(List<Message> messages, RowKey key) {
        return messages.stream()
                .filter(message -> message.tower() == Tower.TEXT)
                .map(Message::meaning)
                .filter(Meaning.Live.class::isInstance)
                .map(Meaning.Live.class::cast)
                .filter(live -> live.key().equals(key))
                .mapToLong(Meaning.Live::version)
                .max()
                .orElseThrow();
    }

    private List<Message> read(int items, long seed) {
        List<Message> messages = new ArrayList<>();
        new CatalogueScript(items, seed, shelf).forEachRemaining(messages::add);
        return messages;
    }

    private static List<String> records(List<Message> messages) {
        return messages.stream().map(CatalogueScriptTest::record).toList();
    }

    private static String record(Message message) {
        byte[] value = message.value() == null ? new byte[0] : message.value().apply(NOON);
        return message.tower() + " " + java.util.Arrays.hashCode(message.key()) + " "
                + java.util.Arrays.hashCode(value);
    }
}
