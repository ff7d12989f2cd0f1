package io.tuwen.search.http;

import io.tuwen.search.retrieval.Query;
import io.tuwen.search.zeroshot.PromptSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A classify request, checked. */
record Classification(Query.Encodable subject, List<String> labels, PromptSet prompts) {

    /** @throws io.tuwen.search.retrieval.RefusedException that names the field that is wrong */
    static Classification of(ClassifyRequest request, Terms terms, Limits limits) {
        PromptSet prompts = prompts(request);
        List<String> labels = labels(request.labels(), terms, limits);
        terms.requireAtMost(
                "labels times templates", labels.size() * prompts.templates().size(), limits.prompts());
        Query.Encodable subject = subject(request, terms);
        terms.requireAllUsed();
        return new Classification(subject, labels, prompts);
    }

    private static Query.Encodable subject(ClassifyRequest request, Terms terms) {
        TermRequest named = new TermRequest(request.text(), request.image(), request.imageUrl(), null, null);
        return (Query.Encodable) terms.only(named);
    }

    private static List<String> labels(@Nullable List<String> labels, Terms terms, Limits limits) {
        if (labels == null || labels.isEmpty()) {
            throw Terms.refused("labels", "none", "1 to " + limits.labels() + " labels");
        }
        terms.requireAtMost("labels", labels.size(), limits.labels());
        List<String> checked = new ArrayList<>();
        for (String label : labels) {
            String at = "labels[" + checked.size() + "]";
            if (label == null || checked.contains(label)) {
                throw Terms.refused(at, String.valueOf(label), "a text that is not there yet");
            }
            checked.add(terms.text(at, label));
        }
        return checked;
    }

    private static PromptSet prompts(ClassifyRequest request) {
        if (request.templates() != null) {
            if (request.prompts() != null) {
                throw Terms.refused("prompts", request.prompts(), "none beside templates");
            }
            if (request.templates().contains(null)) {
                throw Terms.refused("templates", "null", "texts");
            }
            return new PromptSet(request.templates());
        }
        String name = request.prompts() == null ? "label" : request.prompts();
        return switch (name) {
            case "label" -> PromptSet.LABEL;
            case "goods" -> PromptSet.GOODS;
            default -> throw Terms.refused("prompts", name, "label or goods");
        };
    }
}
