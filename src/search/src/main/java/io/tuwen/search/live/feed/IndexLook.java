package io.tuwen.search.live.feed;

import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.live.News;
import io.tuwen.search.live.story.Chronicle;
import io.tuwen.search.live.story.Question;
import io.tuwen.search.retrieval.Sides;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the index what the chronicle wants to know: one read a side for all items at once, and one for each item that a
 * tombstone took away. Blocking; for one thread.
 */
final class IndexLook {
    private static final Logger LOG = LoggerFactory.getLogger(IndexLook.class);

    /** Items of a side that one look asks about. */
    static final int MOST = 256;

    private final Sides sides;
    private final Chronicle chronicle;
    private final InstantSource clock;
    private boolean away;

    IndexLook(Sides sides, Chronicle chronicle, InstantSource clock) {
        this.sides = sides;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** @return what has come; nothing while the index does not answer */
    List<News.Arrival> look() {
        List<News.Arrival> arrivals = new ArrayList<>();
        for (Tower side : Tower.values()) {
            List<Question> questions = chronicle.questions(side, MOST, clock.instant());
            try {
                ask(side, questions, arrivals);
                away = false;
            } catch (FailureException e) {
                questions.forEach(question -> chronicle.unanswered(question, clock.instant()));
                complain(e);
            }
        }
        return arrivals;
    }

    private void ask(Tower side, List<Question> questions, List<News.Arrival> arrivals) {
        VectorSearch index = sides.of(side);
        List<Question> byKey =
                questions.stream().filter(question -> !question.whole()).toList();
        if (!byKey.isEmpty()) {
            Map<Question, List<RowHeader>> rows = rows(index, byKey);
            byKey.forEach(question -> arrivals.addAll(
                    chronicle.answered(question, rows.getOrDefault(question, List.of()), clock.instant())));
        }
        for (Question question : questions) {
            if (question.whole()) {
                arrivals.addAll(chronicle.answered(question, index.of(question.item()), clock.instant()));
            }
        }
    }

    private static Map<Question, List<RowHeader>> rows(VectorSearch index, List<Question> questions) {
        Map<Object, Question> byItem = new HashMap<>();
        questions.forEach(question -> byItem.put(question.item(), question));
        Map<Question, List<RowHeader>> rows = new HashMap<>();
        for (Row row : index.get(
                questions.stream().flatMap(question -> question.keys().stream()).toList())) {
            rows.computeIfAbsent(byItem.get(row.header().key().itemId()), question -> new ArrayList<>())
                    .add(row.header());
        }
        return rows;
    }

    /** Once for as long as it lasts. */
    private void complain(FailureException failure) {
        if (!away) {
            LOG.warn("The live feed cannot look into the index, and tries again: {}", failure.failure());
        }
        away = true;
    }
}
