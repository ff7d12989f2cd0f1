package io.tuwen.search.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Chinese-CLIP publishes of one data set of the ELEVATER benchmark (Yang et al., arXiv 2211.01335, table 12).
 *
 * @param dataset as its folder and the benchmark's settings call it
 * @param metric by which the benchmark measures it
 * @param percent by the name of the model's contract
 */
public record PublishedClassification(String dataset, ClassMetric metric, Map<String, Double> percent) {
    private static final String TABLE = "published_classification.csv";

    /** The one of that name, if there is one. */
    public static Optional<PublishedClassification> of(String dataset) {
        List<List<String>> table = PublishedTable.read(TABLE);
        List<String> head = table.get(0);
        return table.stream()
                .skip(1)
                .filter(line -> line.get(0).equals(dataset))
                .findFirst()
                .map(line -> row(head, line));
    }

    private static PublishedClassification row(List<String> head, List<String> line) {
        Map<String, Double> percent = new TreeMap<>();
        for (int column = 2; column < head.size(); column++) {
            percent.put(head.get(column), Double.valueOf(line.get(column)));
        }
        return new PublishedClassification(line.get(0), ClassMetric.of(line.get(1)), percent);
    }
}
