package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void endlessScript_givesEveryItem_thenChangesThemAgainAndAgain() {
        List<Message> messages = readEndless(50, 10_000);
        Map<String, Long> perItem = messages.stream()
                .filter(message -> message.meaning() instanceof Meaning.Live)
                .collect(Collectors.groupingBy(message -> keyOf(message), Collectors.counting()));

        assertThat(perItem).hasSize(50);
        assertThat(perItem.values()).allMatch(count -> count > 20);
        assertThat(messages.stream().filter(message -> message.meaning() instanceof Meaning.DeadLetter))
                .hasSizeBetween(100, 400);
    }

    @Test
    void endlessScript_isTheSameEachTime_andLeavesRoomBetweenVersions() {
        List<Message> messages = readEndless(20, 2_000);

        assertThat(records(messages)).isEqualTo(records(readEndless(20, 2_000)));
        assertThat(messages.stream()
                        .map(Message::meaning)
                        .filter(Meaning.Live.class::isInstance)
                        .map(Meaning.Live.class::cast))
                .allMatch(live -> live.version() % 1_000 == 0);
    }

    @Test
    void endlessScript_knowsWhatItsItemsShow() {
        CatalogueScript script = CatalogueScript.endless(20, 1, shelf);

        assertThat(script.shows(new ItemId("item-00007"))).isPresent();
        assertThat(script.shows(new ItemId("bad-blank"))).isEmpty();
    }

    private List<Message> readEndless(int items, int messages) {
        CatalogueScript script = CatalogueScript.endless(items, 3, shelf);
        return Stream.generate(script::next).limit(messages).toList();
    }

    private static String keyOf(Message message) {
        return ((Meaning.Live) message.meaning()).key().toString();
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
