package io.tuwen.search.zeroshot;

import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.util.List;

/**
 * Sentences that a label is put into.
 *
 * @param templates each with {@value #PLACE} exactly once, 1 to {@value #MOST} of them
 */
public record PromptSet(List<String> templates) {
    static final String PLACE = "{}";
    private static final int MOST = 200;

    /** The label alone. */
    public static final PromptSet LABEL = new PromptSet(List.of(PLACE));

    /** A few ways to say what a picture of goods shows. */
    public static final PromptSet GOODS = new PromptSet(List.of("{}", "一张{}的照片", "一张{}的图片", "这是{}", "{}的商品图"));

    public PromptSet {
        templates = List.copyOf(templates);
        if (templates.isEmpty() || templates.size() > MOST) {
            throw refused(templates.size() + " of them", "1 to " + MOST + " templates");
        }
        for (String template : templates) {
            int place = template.indexOf(PLACE);
            if (place < 0 || template.indexOf(PLACE, place + 1) >= 0) {
                throw refused("\"" + template + "\"", PLACE + " exactly once, where the label goes");
            }
        }
    }

    private static RefusedException refused(String value, String expectation) {
        return new RefusedException(new Finding("prompts", value, expectation), "mend the templates");
    }

    /** The label in each template. */
    public List<String> sentences(String label) {
        return templates.stream()
                .map(template -> template.replace(PLACE, label))
                .toList();
    }
}
