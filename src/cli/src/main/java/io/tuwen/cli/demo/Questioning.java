package io.tuwen.cli.demo;

import io.tuwen.cli.demo.Retrieval.Answer;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Hit;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.Searcher;
import io.tuwen.testkit.catalogue.HeldOutGoods;
import io.tuwen.testkit.catalogue.HeldOutGoods.Good;
import io.tuwen.testkit.catalogue.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Asks for the pictures of held-out goods, each by its first caption, among all held-out goods that are indexed. */
public final class Questioning {
    private static final int AT_ONCE = 100;

    private final Searcher search;

    public Questioning(Searcher search) {
        this.search = search;
    }

    /** @param asked told how many queries are answered */
    public Retrieval ask(HeldOutGoods heldOut, LongConsumer asked) {
        List<Good> goods = heldOut.goods().toList();
        Map<ItemId, Labels> labels = goods.stream().collect(Collectors.toMap(Good::item, Good::labels));
        List<Answer<Labels>> answers = new ArrayList<>(goods.size());
        for (int from = 0; from < goods.size(); from += AT_ONCE) {
            List<Good> some = goods.subList(from, Math.min(from + AT_ONCE, goods.size()));
            List<List<Hit>> hits = search(some);
            for (int i = 0; i < some.size(); i++) {
                answers.add(new Answer<>(some.get(i).labels(), labels(hits.get(i), labels)));
            }
            asked.accept(answers.size());
        }
        return Retrieval.of(answers);
    }

    private List<List<Hit>> search(List<Good> goods) {
        List<Query.Text> sentences =
                goods.stream().map(good -> new Query.Text(good.caption())).toList();
        return search.nearest(sentences, Tower.IMAGE, Retrieval.DEPTH, HeldOutGoods.MARK);
    }

    private static List<Labels> labels(List<Hit> hits, Map<ItemId, Labels> labels) {
        return hits.stream()
                .map(hit -> Objects.requireNonNull(labels.get(hit.header().key().itemId())))
                .toList();
    }
}
