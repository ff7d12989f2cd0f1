package io.tuwen.search.evaluation;

import java.util.List;

/** Published retrieval figures, from the table that comes with this package; its lines name their sources. */
public final class Published {
    private static final String TABLE = "published_retrieval.csv";

    private Published() {}

    /**
     * One line of a published table; shares in percent.
     *
     * @param benchmark as its data set is called: {@code muge}
     * @param model as a contract names it where it can be served here, else as its authors do
     * @param setting {@code zero-shot} or {@code fine-tuned}
     * @param source where it is printed
     */
    public record Row(
            String benchmark,
            Direction direction,
            String model,
            String setting,
            double r1,
            double r5,
            double r10,
            String source) {
        /** MR. */
        public double mean() {
            return (r1 + r5 + r10) / 3;
        }
    }

    /** Benchmarks of which there are figures. */
    public static List<String> benchmarks() {
        return rows().stream().map(Row::benchmark).distinct().toList();
    }

    /** In the order of the tables. */
    public static List<Row> rows(String benchmark) {
        return rows().stream().filter(row -> row.benchmark().equals(benchmark)).toList();
    }

    private static List<Row> rows() {
        return PublishedTable.read(TABLE).stream().map(Published::row).toList();
    }

    private static Row row(List<String> fields) {
        List<String> shares = List.of(fields.get(4).split("/"));
        return new Row(
                fields.get(0),
                Direction.valueOf(fields.get(1)),
                fields.get(2),
                fields.get(3),
                Double.parseDouble(shares.get(0)),
                Double.parseDouble(shares.get(1)),
                Double.parseDouble(shares.get(2)),
                fields.get(5));
    }
}
