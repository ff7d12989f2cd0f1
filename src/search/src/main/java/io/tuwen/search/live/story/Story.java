package io.tuwen.search.live.story;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.News;
import io.tuwen.search.live.story.Judgement.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last records of one item. Guarded by its chronicle. */
final class Story {
    /** What one item may be remembered with. */
    static final int MOST = 50;

    private final ItemId item;
    private final List<Entry> entries = new ArrayList<>(2);
    private int told;

    Story(ItemId item) {
        this.item = item;
    }

    int size() {
        return entries.size();
    }

    /** @param isNew whether what becomes of it is news */
    Entry add(Told record, boolean isNew) {
        if (entries.size() == MOST) {
            entries.remove(0);
        }
        Entry entry = new Entry(++told, record, isNew);
        entries.add(entry);
        return entry;
    }

    long pending() {
        return entries.stream().filter(Entry::isPending).count();
    }

    Optional<Entry> at(Place place) {
        return entries.stream().filter(entry -> entry.place().equals(place)).findFirst();
    }

    /** The newest first. */
    List<Happening> happenings() {
        List<Happening> happenings = new ArrayList<>();
        entries.forEach(entry -> happenings.add(entry.happening()));
        Collections.reverse(happenings);
        return happenings;
    }

    /** The newest record that shows a content, unless the content has gone since. */
    Optional<Told> shown(ContentId content) {
        List<Entry> own = of(Tower.IMAGE, content);
        List<Rank> ranks = Rank.of(own);
        int newest = ranks.isEmpty() ? -1 : ranks.indexOf(Collections.max(ranks));
        return newest < 0 || own.get(newest).isDead() || !(own.get(newest).said() instanceof Said.Shown)
                ? Optional.empty()
                : Optional.of(own.get(newest).told(item));
    }

    /** Empty where the index cannot tell anything new. */
    Optional<Question> question(Tower side) {
        Set<ContentId> contents = new HashSet<>();
        boolean whole = false;
        for (Entry entry : entries) {
            if (entry.side() == side && entry.isPending()) {
                whole |= entry.said() instanceof Said.AllRemoved;
                Optional.ofNullable(entry.said().anyContent()).ifPresent(contents::add);
            }
        }
        return contents.isEmpty() && !whole
                ? Optional.empty()
                : Optional.of(new Question(side, item, contents, told, whole));
    }

    /** When the youngest came that the index is asked about. */
    Instant youngest(Tower side) {
        return entries.stream()
                .filter(entry -> entry.side() == side && entry.isPending())
                .map(Entry::at)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Takes an answer in. */
    List<News.Arrival> answered(Question question, List<RowHeader> rows, Instant now) {
        Map<ContentId, RowHeader> byContent = new HashMap<>();
        rows.forEach(row -> byContent.put(row.key().contentId(), row));
        Set<ContentId> contents = new HashSet<>(question.contents());
        if (question.whole()) {
            contents.addAll(byContent.keySet());
            entries.stream()
                    .filter(entry -> entry.side() == question.side())
                    .map(entry -> entry.said().anyContent())
                    .filter(Objects::nonNull)
                    .forEach(contents::add);
        }
        Answered answered = new Answered(question, now);
        contents.forEach(content -> answered.take(content, byContent.get(content)));
        if (question.whole()) {
            answered.settleTombstones(contents.size());
        }
        return answered.arrivals;
    }

    private List<Entry> of(Tower side, ContentId content) {
        return entries.stream()
                .filter(entry -> entry.side() == side && entry.said().concerns(content))
                .toList();
    }

    /** One answer of the index, content after content. */
    private final class Answered {
        private final Question question;
        private final Instant now;
        private final Map<Entry, List<Verdict>> ofTombstones = new LinkedHashMap<>();
        private final Map<Entry, List<News.Arrival>> arrivalsOfTombstones = new HashMap<>();
        private final List<News.Arrival> arrivals = new ArrayList<>();

        Answered(Question question, Instant now) {
            this.question = question;
            this.now = now;
        }

        void take(ContentId content, @Nullable RowHeader row) {
            List<Entry> asked = of(question.side(), content).stream()
                    .filter(entry -> entry.number() <= question.upTo())
                    .toList();
            for (Verdict verdict : Judgement.of(asked, row, now)) {
                Entry entry = verdict.entry();
                boolean tombstone = entry.said() instanceof Said.AllRemoved;
                if (tombstone) {
                    list(ofTombstones, entry).add(verdict);
                } else {
                    entry.settle(verdict.fate());
                }
                if (verdict.news()) {
                    (tombstone ? list(arrivalsOfTombstones, entry) : arrivals).add(arrival(content, verdict, row));
                }
            }
            asked.stream().filter(Entry::isPending).forEach(Entry::await);
        }

        private static <T> List<T> list(Map<Entry, List<T>> lists, Entry entry) {
            return lists.computeIfAbsent(entry, fresh -> new ArrayList<>());
        }

        /** A tombstone has its fate when it has it for every content; its item may have none. */
        void settleTombstones(int contents) {
            entries.stream()
                    .filter(entry -> entry.side() == question.side() && entry.number() <= question.upTo())
                    .filter(entry -> entry.isPending() && entry.said() instanceof Said.AllRemoved)
                    .filter(entry -> list(ofTombstones, entry).size() == contents)
                    .forEach(this::settleTombstone);
        }

        private void settleTombstone(Entry entry) {
            entry.settle(list(ofTombstones, entry).stream()
                    .map(Verdict::fate)
                    .filter(Fate.Superseded.class::isInstance)
                    .findFirst()
                    .orElse(new Fate.Gone(entry.isAwaited() ? now : null)));
            arrivals.addAll(list(arrivalsOfTombstones, entry));
        }

        private News.Arrival arrival(ContentId content, Verdict verdict, @Nullable RowHeader row) {
            Said said = verdict.entry().said();
            Long version = said.anyVersion();
            return new News.Arrival(
                    question.side(),
                    new RowKey(content, item),
                    version == null ? -1 : version,
                    row == null,
                    Objects.requireNonNull(said.anyTime(), "what is unreadable does not arrive"),
                    now,
                    row == null ? Attributes.NONE : row.attributes());
        }
    }
}
