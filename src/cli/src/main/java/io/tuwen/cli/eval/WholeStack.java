package io.tuwen.cli.eval;

import io.tuwen.cli.Progress;
import io.tuwen.cli.publish.Publishing;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.evaluation.Ranking;
import io.tuwen.search.evaluation.Ranking.Candidate;
import io.tuwen.search.evaluation.Recalls;
import io.tuwen.search.evaluation.Relevance.PictureTask;
import io.tuwen.search.evaluation.Task;
import io.tuwen.search.evaluation.dataset.Pictures;
import io.tuwen.search.evaluation.dataset.RetrievalSet;
import io.tuwen.search.evaluation.dataset.TextLine;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.Question;
import io.tuwen.search.retrieval.Searcher;
import io.tuwen.search.retrieval.Selection;
import io.tuwen.search.retrieval.Target;
import io.tuwen.search.retrieval.Term;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Through events, jobs and index of a stack of its own, started empty, so that no shop's index ever holds a benchmark. Who wins
 * between equal scores, and how exact the search is, is the index's. To be closed.
 */
public final class WholeStack implements Answers, AutoCloseable {
    private static final int SENTENCES_AT_ONCE = 100;

    private final RetrievalSet set;
    private final LocalStack stack;
    private final StackClients clients;
    private final QueryEncoder encoder;
    private final Bars bars;
    private final Map<ItemId, Integer> places = new HashMap<>();

    private WholeStack(RetrievalSet set, LocalStack stack, Bars bars) {
        this.set = set;
        this.stack = stack;
        this.clients = new StackClients(stack.addresses());
        this.encoder = new QueryEncoder(clients.model());
        this.bars = bars;
        Pictures pictures = set.pictures();
        for (int place = 0; place < pictures.size(); place++) {
            places.put(new ItemId(ItemsFile.item(ItemsFile.IMAGE, pictures.id(place))), place);
        }
        for (int place = 0; place < set.texts().size(); place++) {
            places.put(
                    new ItemId(ItemsFile.item(
                            ItemsFile.TEXT, set.texts().get(place).id())),
                    place);
        }
    }

    /**
     * Starts the stack and publishes the data set, until all of it is searchable.
     *
     * @param wanted whose data folder is an empty one
     * @param said told what is being done
     * @throws RefusedException when contents became dead letters
     * @throws FailureException when a part does not come up, or contents do not arrive
     */
    public static WholeStack start(RetrievalSet set, LocalStack.Wanted wanted, Consumer<String> said, Bars bars) {
        LocalStack stack = LocalStack.start(wanted, said);
        try {
            WholeStack whole = new WholeStack(set, stack, bars);
            try {
                whole.publish(wanted.servers().data().resolve("data-set"));
                return whole;
            } catch (RuntimeException e) {
                whole.closeClients();
                throw e;
            }
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void publish(Path folder) {
        Publishing publishing = new Publishing(clients, LocalServers.DEAD_LETTERS, InstantSource.system());
        long records = places.size();
        try (Progress sent = bars.of("published", records);
                Progress arrived = bars.of("searchable", records)) {
            Path items = ItemsFile.write(set, folder);
            check(publishing.publish(items, true, new Publishing.Watcher(sent::reached, arrived::reached)));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be written (expected: room for the pictures)", e);
        }
    }

    private static void check(Publishing.Result result) {
        if (!result.refused().isEmpty()) {
            throw new RefusedException(result.refused().stream()
                    .map(refused ->
                            new Refused(refused.itemId().replaceFirst("-", " "), refused.code(), refused.message()))
                    .toList());
        }
        if (result.pending() > 0) {
            throw new FailureException(
                    FailureCode.INDEX_UNAVAILABLE,
                    result.pending() + " of " + result.records()
                            + " contents did not become searchable (expected: all)");
        }
    }

    @Override
    public List<Ranking> textToPicture(Task task) {
        List<Query.Text> sentences =
                set.texts().stream().map(TextLine::text).map(Query.Text::new).toList();
        Searcher searcher = new Searcher(encoder, clients.index());
        List<List<Hit>> hits = new ArrayList<>(sentences.size());
        try (Progress progress = bars.of("text to picture", sentences.size())) {
            for (int from = 0; from < sentences.size(); from += SENTENCES_AT_ONCE) {
                List<Query.Text> some = sentences.subList(from, Math.min(sentences.size(), from + SENTENCES_AT_ONCE));
                hits.addAll(searcher.nearest(some, Tower.IMAGE, Recalls.DEPTH, Filter.NONE));
                progress.reached(hits.size());
            }
        }
        return rankings(hits, task);
    }

    @Override
    public List<Ranking> pictureToText(PictureTask task) {
        Searcher searcher = new Searcher(encoder, clients.index());
        List<List<Hit>> hits = new ArrayList<>(task.askers().size());
        try (Progress progress = bars.of("picture to text", task.askers().size())) {
            for (int asker : task.askers()) {
                Query picture = new Query.Picture(ByteBuffer.wrap(set.pictures().bytes(asker)));
                Question question = new Question(
                        List.of(Term.of(picture)), Target.CAPTIONS, Filter.NONE, Selection.best(Recalls.DEPTH));
                hits.add(searcher.answer(question).hits().stream()
                        .map(found -> found.sides().values().iterator().next().hit())
                        .toList());
                progress.reached(hits.size());
            }
        }
        return rankings(hits, task.task());
    }

    private List<Ranking> rankings(List<List<Hit>> hits, Task task) {
        return IntStream.range(0, hits.size())
                .mapToObj(query -> ranking(hits.get(query), task.wanted().get(query)))
                .toList();
    }

    /** Beyond the hits that were asked for a rank is not known. */
    private Ranking ranking(List<Hit> hits, int[] wanted) {
        List<Candidate> found = hits.stream()
                .map(hit -> new Candidate(
                        Objects.requireNonNull(places.get(hit.header().key().itemId()), "an item of this data set"),
                        (float) hit.score()))
                .toList();
        int rank = IntStream.range(0, found.size())
                .filter(at -> IntStream.of(wanted)
                        .anyMatch(place -> place == found.get(at).place()))
                .findFirst()
                .orElse(-1);
        return new Ranking(found, rank + 1);
    }

    private void closeClients() {
        encoder.close();
        clients.close();
    }

    @Override
    public void close() {
        closeClients();
        stack.close();
    }
}
