package io.tuwen.search.live.story;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.History;
import io.tuwen.search.live.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last records of every item and what became of them, as far as some memory reaches: items that were told of longest
 * ago are forgotten first. Safe for use by many threads.
 */
public final class Chronicle implements History {
    /** About 400 bytes each, see the module's README. */
    public static final int MOST_RECORDS = 200_000;

    /** Letters that are read before their records are. */
    private static final int MOST_LETTERS = 10_000;

    private final int mostRecords;
    /** That of the item that was told of longest ago first. */
    private final Map<ItemId, Story> stories = new LinkedHashMap<>();

    private final Map<Tower, Agenda> agendas = new EnumMap<>(Tower.class);
    private final Map<Place, Letter> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Letter> eldest) {
            return size() > MOST_LETTERS;
        }
    };
    private int records;

    public Chronicle() {
        this(MOST_RECORDS);
    }

    /** @param mostRecords that are remembered */
    Chronicle(int mostRecords) {
        this.mostRecords = mostRecords;
        for (Tower side : Tower.values()) {
            agendas.put(side, new Agenda());
        }
    }

    /**
     * A record was read.
     *
     * @param isNew whether it came since the start, so that what becomes of it is news
     */
    public synchronized void told(Told record, boolean isNew, Instant now) {
        Story known = stories.remove(record.item());
        Story story = known == null ? new Story(record.item()) : known;
        stories.put(record.item(), story);
        records -= story.size();
        Entry entry = story.add(record, isNew);
        records += story.size();
        Letter letter = early.remove(record.place());
        if (letter != null) {
            die(entry, letter);
        }
        if (story.question(record.place().side()).isPresent()) {
            agenda(record.place().side()).now(record.item(), now, isNew);
        }
        forgetTheOldest();
    }

    private void forgetTheOldest() {
        Iterator<Map.Entry<ItemId, Story>> oldest = stories.entrySet().iterator();
        while (records > mostRecords) {
            Map.Entry<ItemId, Story> next = oldest.next();
            records -= next.getValue().size();
            agendas.values().forEach(agenda -> agenda.forget(next.getKey()));
            oldest.remove();
        }
    }

    /**
     * A dead letter was read, before its record or after.
     *
     * @param recordIsToCome whether the record has not been read yet
     */
    public synchronized void lettered(Letter letter, boolean recordIsToCome, Instant now) {
        ItemId item = letter.item();
        Story story = item == null ? null : stories.get(item);
        Optional<Entry> entry = story == null ? Optional.empty() : story.at(letter.place());
        if (entry.isPresent()) {
            die(entry.get(), letter);
            agenda(letter.place().side()).now(Objects.requireNonNull(item), now, true);
        } else if (item != null && recordIsToCome) {
            early.put(letter.place(), letter);
        }
    }

    private static void die(Entry entry, Letter letter) {
        entry.die(new Fate.DeadLettered(letter.code(), letter.cause()), letter.wasBegunWith() ? letter.at() : null);
    }

    /** What the index should be asked now; each is to be {@link #answered} or given to {@link #unanswered}. */
    public synchronized List<Question> questions(Tower side, int most, Instant now) {
        List<Question> questions = new ArrayList<>();
        for (ItemId item : agenda(side).take(now, most)) {
            question(side, item).ifPresent(questions::add);
        }
        return questions;
    }

    private Optional<Question> question(Tower side, ItemId item) {
        Story story = stories.get(item);
        return story == null ? Optional.empty() : story.question(side);
    }

    /**
     * The index has answered.
     *
     * @param rows those that are there of those that were asked for
     * @param now when it answered
     */
    public synchronized List<News.Arrival> answered(Question question, List<RowHeader> rows, Instant now) {
        Story story = stories.get(question.item());
        if (story == null) {
            return List.of();
        }
        List<News.Arrival> arrivals = story.answered(question, rows, now);
        unanswered(question, now);
        return arrivals;
    }

    /** The index is to be asked again. */
    public synchronized void unanswered(Question question, Instant now) {
        @Nullable Story story = stories.get(question.item());
        if (story != null && story.question(question.side()).isPresent()) {
            agenda(question.side()).later(question.item(), story.youngest(question.side()), now);
        }
    }

    @Override
    public synchronized List<Happening> of(ItemId item) {
        Story story = stories.get(item);
        return story == null ? List.of() : story.happenings();
    }

    /** The newest record that shows a picture, unless the picture has gone since. */
    public synchronized Optional<Told> shown(RowKey key) {
        Story story = stories.get(key.itemId());
        return story == null ? Optional.empty() : story.shown(key.contentId());
    }

    /** Records that the index may still come to hold. */
    public synchronized long pending() {
        Set<ItemId> open = new HashSet<>();
        agendas.values().forEach(agenda -> open.addAll(agenda.items()));
        return open.stream()
                .map(stories::get)
                .filter(Objects::nonNull)
                .mapToLong(Story::pending)
                .sum();
    }

    private Agenda agenda(Tower side) {
        return Objects.requireNonNull(agendas.get(side), side.name());
    }
}
