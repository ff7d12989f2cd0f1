package io.tuwen.search.http;

import java.util.List;

/**
 * What the page offers to try.
 *
 * @param demo whether the catalogue is a drawn one, which the page's buttons may change
 * @param acts names of those buttons
 * @param examples sentences to search with
 * @param pictureExamples item ids whose pictures are good to search with
 */
public record Showcase(boolean demo, List<String> acts, List<String> examples, List<String> pictureExamples) {
    /** Of a shop's own catalogue. */
    public static final Showcase PLAIN = new Showcase(false, List.of(), List.of("红色条纹T恤", "蓝色杯子"), List.of());

    public Showcase {
        acts = List.copyOf(acts);
        examples = List.copyOf(examples);
        pictureExamples = List.copyOf(pictureExamples);
    }
}
