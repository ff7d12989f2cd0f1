package io.tuwen.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tuwen.core.index.Filter;
import io.tuwen.search.filter.FilterJson;
import io.tuwen.search.retrieval.Method;
import io.tuwen.search.retrieval.MinScore;
import io.tuwen.search.retrieval.Question;
import io.tuwen.search.retrieval.Selection;
import io.tuwen.search.retrieval.Target;
import io.tuwen.search.retrieval.Term;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Search requests to questions, within the limits. */
final class Questions {
    private static final int USUAL_K = 10;

    private Questions() {}

    /** @throws io.tuwen.search.retrieval.RefusedException that names the field that is wrong */
    static Question of(SearchRequest request, Terms terms, Limits limits) {
        List<Term> asked = terms(request, terms);
        terms.requireAllUsed();
        return new Question(
                asked,
                target(request.target()),
                filter(request.filter()),
                selection(request, limits),
                method(request.method()));
    }

    private static List<Term> terms(SearchRequest request, Terms terms) {
        TermRequest alone = new TermRequest(request.text(), request.image(), request.imageUrl(), request.like(), null);
        if (request.terms() == null) {
            return List.of(Term.of(terms.only(alone)));
        }
        if (!alone.namesNothing()) {
            throw Terms.refused("terms", "beside another way to ask", "terms alone, or none");
        }
        terms.requireAtMost("terms", request.terms().size(), terms.most());
        List<Term> mixed = new ArrayList<>();
        for (TermRequest term : request.terms()) {
            mixed.add(term("terms[" + mixed.size() + "].", term, terms));
        }
        return mixed;
    }

    private static Term term(String at, @Nullable TermRequest term, Terms terms) {
        if (term == null) {
            throw Terms.refused(at, "null", "an object");
        }
        return new Term(terms.query(at, term), term.weight() == null ? 1 : term.weight());
    }

    private static Target target(@Nullable String name) {
        if (name == null) {
            return Target.IMAGES;
        }
        return switch (name) {
            case "images" -> Target.IMAGES;
            case "captions" -> Target.CAPTIONS;
            case "both" -> Target.BOTH;
            default -> throw Terms.refused("target", name, "images, captions or both");
        };
    }

    private static Method method(@Nullable String name) {
        if (name == null) {
            return Method.DENSE;
        }
        return switch (name) {
            case "dense" -> Method.DENSE;
            case "fulltext" -> Method.FULLTEXT;
            case "hybrid" -> Method.HYBRID;
            default -> throw Terms.refused("method", name, "dense, fulltext or hybrid");
        };
    }

    private static Filter filter(@Nullable JsonNode json) {
        return json == null || json.isNull() ? Filter.NONE : FilterJson.parse("filter", json);
    }

    private static Selection selection(SearchRequest request, Limits limits) {
        int k = request.k() == null ? USUAL_K : request.k();
        int offset = request.offset() == null ? 0 : request.offset();
        if (k < 1 || k > limits.k()) {
            throw Terms.refused("k", Integer.toString(k), "1 to " + limits.k());
        }
        if (offset < 0 || offset > limits.window() - k) {
            throw Terms.refused("offset", Integer.toString(offset), "0 to " + (limits.window() - k) + " with this k");
        }
        return new Selection(offset, k, byItem(request.groupBy()), minScore(request.minScore()));
    }

    private static MinScore minScore(@Nullable JsonNode asked) {
        if (asked == null || asked.isNull()) {
            return MinScore.NONE;
        }
        if (asked.isNumber()) {
            return new MinScore.Fixed(asked.doubleValue());
        }
        if (asked.isTextual() && asked.textValue().equals("auto")) {
            return new MinScore.Auto();
        }
        throw Terms.refused("min_score", asked.toString(), "-1 to 1, or auto");
    }

    private static boolean byItem(@Nullable String groupBy) {
        if (groupBy != null && !groupBy.equals("item")) {
            throw Terms.refused("group_by", groupBy, "item");
        }
        return groupBy != null;
    }
}
