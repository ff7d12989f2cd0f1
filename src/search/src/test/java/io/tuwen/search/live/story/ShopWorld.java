package io.tuwen.search.live.story;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.ledger.Claim;
import io.tuwen.core.ledger.Decision;
import io.tuwen.core.ledger.Ledger;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.News;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A shop that publishes at random, jobs that carry its records out by the real ledger, an index, and a chronicle that reads
 * records, letters and rows of it, each at its own pace.
 */
final class ShopWorld {
    private static final int MOST_RECORDS = 40;
    private static final Duration STEP = Duration.ofMillis(37);

    private final SplittableRandom random;
    private final Chronicle chronicle = new Chronicle();
    private final Map<Place, Told> published = new HashMap<>();
    private final Deque<Told> unread = new ArrayDeque<>();
    private final Map<ItemId, Deque<Told>> uncarried = new HashMap<>();
    private final Map<RowKey, LedgerEntry> ledger = new HashMap<>();
    private final Map<RowKey, RowHeader> index = new HashMap<>();
    private final Map<RowKey, Place> writers = new HashMap<>();
    private final Map<RowKey, Set<RowHeader>> everIndexed = new HashMap<>();
    private final Deque<Letter> unreadLetters = new ArrayDeque<>();
    private final Map<Place, Letter> letters = new HashMap<>();
    private final List<News.Arrival> arrivals = new ArrayList<>();
    private @Nullable Question open;
    private List<RowHeader> answer = List.of();
    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    ShopWorld(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Until all is published, carried out and read, and nobody need look any more or has looked in vain for hours. */
    ShopWorld lived() {
        while (published.size() < MOST_RECORDS || isBusy()) {
            step();
        }
        for (int look = 0; look < 500 && (open != null || chronicle.pending() > 0); look++) {
            now = now.plusSeconds(61);
            look();
            answer();
        }
        return this;
    }

    private boolean isBusy() {
        return !unread.isEmpty()
                || !unreadLetters.isEmpty()
                || uncarried.values().stream().anyMatch(queue -> !queue.isEmpty());
    }

    private void step() {
        now = now.plus(STEP);
        switch (random.nextInt(6)) {
            case 0 -> publish();
            case 1 -> read();
            case 2, 3 -> carryOut();
            case 4 -> readLetter();
            default -> {
                answer();
                look();
            }
        }
    }

    private void publish() {
        if (published.size() == MOST_RECORDS) {
            return;
        }
        Place place = new Place(Tower.IMAGE, 0, published.size());
        Told told = new Told(place, now, new ItemId("item-" + random.nextInt(2)), said());
        published.put(place, told);
        unread.add(told);
        uncarried.computeIfAbsent(told.item(), item -> new ArrayDeque<>()).add(told);
    }

    private Said said() {
        ContentId content = new ContentId(random.nextInt(3) == 0 ? "side" : "main");
        long version = random.nextInt(6);
        return switch (random.nextInt(12)) {
            case 0 -> new Said.AllRemoved(now);
            case 1, 2 -> new Said.Removed(content, version, now);
            case 3 -> new Said.Unreadable();
            default -> new Said.Shown(content, version, now, mark(attributes(), digest()), null);
        };
    }

    private long attributes() {
        return random.nextInt(3);
    }

    private long digest() {
        return 1 + random.nextInt(2);
    }

    private static Mark mark(long price, long digest) {
        return Mark.ofPicture(Attributes.of(Map.of("price", price)), new Digest(digest, 0));
    }

    private void read() {
        if (!unread.isEmpty()) {
            chronicle.told(unread.remove(), true, now);
        }
    }

    private void readLetter() {
        if (!unreadLetters.isEmpty()) {
            Letter letter = unreadLetters.remove();
            boolean toCome = unread.stream().anyMatch(told -> told.place().equals(letter.place()));
            chronicle.lettered(letter, toCome, now);
        }
    }

    private void look() {
        if (open == null) {
            List<Question> questions = chronicle.questions(Tower.IMAGE, 1, now);
            if (!questions.isEmpty()) {
                Question question = questions.get(0);
                open = question;
                answer = index.values().stream()
                        .filter(row -> row.key().itemId().equals(question.item()))
                        .filter(row -> question.whole()
                                || question.contents().contains(row.key().contentId()))
                        .toList();
            }
        }
    }

    private void answer() {
        if (open != null && random.nextInt(10) == 0) {
            chronicle.unanswered(open, now);
        } else if (open != null) {
            arrivals.addAll(chronicle.answered(open, answer, now));
        }
        open = null;
    }

    private void carryOut() {
        ItemId item = new ItemId("item-" + random.nextInt(2));
        Deque<Told> queue = uncarried.getOrDefault(item, new ArrayDeque<>());
        Told told = queue.poll();
        if (told != null && !isConflated(told, queue)) {
            carryOut(told);
        }
    }

    /** What waits may be passed over for a newer one that waits behind it. */
    private boolean isConflated(Told told, Deque<Told> behind) {
        return told.said() instanceof Said.Shown shown
                && random.nextInt(3) == 0
                && behind.stream()
                        .anyMatch(next -> next.said() instanceof Said.Shown newer
                                && newer.content().equals(shown.content())
                                && newer.version() > shown.version());
    }

    private void carryOut(Told told) {
        if (told.said() instanceof Said.Shown shown) {
            show(told, shown);
        } else if (told.said() instanceof Said.Removed removed) {
            remove(new RowKey(removed.content(), told.item()), removed.version());
        } else if (told.said() instanceof Said.AllRemoved) {
            Map.copyOf(ledger).forEach((key, entry) -> {
                if (key.itemId().equals(told.item())) {
                    remove(key, entry.version());
                }
            });
        } else {
            write(new Letter(told.place(), told.item(), "RECORD_UNDECODABLE", "", "decode", now));
        }
    }

    private void show(Told told, Said.Shown shown) {
        RowKey key = new RowKey(shown.content(), told.item());
        Claim claim = new Claim.Live(
                shown.version(),
                new Digest(shown.mark().content(), 0),
                new Digest(shown.mark().attributes(), 0),
                false);
        Decision decision = Ledger.decide(claim, ledger.get(key));
        if (decision instanceof Decision.Embed && random.nextInt(6) == 0) {
            write(new Letter(told.place(), told.item(), "PICTURE_NOT_FOUND", "", "embed", now));
        } else if (decision instanceof Decision.Embed embed) {
            put(told, key, shown, embed.next());
        } else if (decision instanceof Decision.Retag retag) {
            put(told, key, shown, retag.next());
        }
    }

    private void write(Letter letter) {
        letters.put(letter.place(), letter);
        unreadLetters.add(letter);
    }

    private void put(Told told, RowKey key, Said.Shown shown, LedgerEntry next) {
        long price = 0;
        while (mark(price, shown.mark().content()).attributes() != shown.mark().attributes()) {
            price++;
        }
        RowHeader row = new RowHeader(
                key,
                shown.version(),
                new Digest(shown.mark().content(), 0),
                shown.occurredAt(),
                Attributes.of(Map.of("price", price, "tuwen_blank", false)),
                null);
        ledger.put(key, next);
        index.put(key, row);
        writers.put(key, told.place());
        everIndexed.computeIfAbsent(key, any -> new HashSet<>()).add(row);
    }

    private void remove(RowKey key, long version) {
        if (Ledger.decide(new Claim.Gone(version), ledger.get(key)) instanceof Decision.Remove remove) {
            ledger.put(key, remove.next());
            index.remove(key);
            writers.remove(key);
        }
    }

    Chronicle chronicle() {
        return chronicle;
    }

    List<Told> published() {
        return published.values().stream().toList();
    }

    /** The records whose rows stand in the index at the end. */
    Set<Place> writers() {
        return Set.copyOf(writers.values());
    }

    boolean hasLetter(Place place) {
        return letters.containsKey(place);
    }

    /** Whether the index ever held what this record says. */
    boolean wasIndexed(Told told, Said.Shown shown) {
        return everIndexed.getOrDefault(new RowKey(shown.content(), told.item()), Set.of()).stream()
                .anyMatch(
                        row -> row.version() == shown.version() && shown.mark().matches(Mark.of(row)));
    }

    List<News.Arrival> arrivals() {
        return arrivals;
    }
}
