package io.tuwen.testkit.store;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContract.ImageContract;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.model.ModelContract.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows and models to test stores with. */
public final class SampleRows {
    /** Floats in a vector of these rows. */
    public static final int DIM = 32;

    /** Item ids that a filter's text, a sort order or a limit could mistake. */
    public static final List<String> DIFFICULT_ITEMS = List.of(
            "a\"b",
            "a\\b",
            "a\\\"b",
            "a'b",
            "a b",
            "a%b",
            "a:b",
            "a]b",
            "a,b",
            "é",
            "e\u0301",
            "🍷",
            "红酒",
            "A",
            "a",
            "x".repeat(256),
            "酒".repeat(85));

    private static final Instant TIME = Instant.parse("2026-11-24T08:00:00.123Z");

    private SampleRows() {}

    /** A model that no one had before; {@code fingerprint} 64 hexadecimal digits. */
    public static ModelContract model(String fingerprint) {
        return new ModelContract(
                "sample",
                fingerprint,
                DIM,
                "none",
                100,
                new ImageContract(
                        "sample_image",
                        new Tensor("pixels", "UINT8"),
                        new Tensor("vector", "FP32"),
                        224,
                        "square",
                        "bicubic",
                        "white",
                        "applied"),
                new TextContract(
                        "sample_text",
                        new Tensor("ids", "INT64"),
                        new Tensor("vector", "FP32"),
                        new Tokenizer("tokenizer.json", "0".repeat(64)),
                        52,
                        "lowercase-quotes"));
    }

    public static RowKey key(String item) {
        return new RowKey(ContentId.MAIN, new ItemId(item));
    }

    /** A picture's row whose vector depends on item and version. */
    public static Row row(String item, long version) {
        return row(item, version, Attributes.of(Map.of("price", version)), null);
    }

    public static Row row(String item, long version, Attributes attributes, @Nullable String caption) {
        RowHeader header = new RowHeader(key(item), version, digest(item), TIME, attributes, caption);
        return new Row(header, vector(item, version));
    }

    public static Digest digest(String item) {
        return Digest.of(item.getBytes(StandardCharsets.UTF_8));
    }

    /** Pictures' rows {@code item-000000} and so on, version 1. */
    public static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> row("item-%06d".formatted(i), 1))
                .toList();
    }

    public static List<RowKey> keys(List<Row> rows) {
        return rows.stream().map(row -> row.header().key()).toList();
    }

    /** Length 1, the same for the same arguments. */
    public static float[] vector(String item, long version) {
        Random random = new Random(31L * item.hashCode() + version);
        double[] values = random.doubles(DIM, -1, 1).toArray();
        double length = Math.sqrt(
                IntStream.range(0, DIM).mapToDouble(i -> values[i] * values[i]).sum());
        float[] vector = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            vector[i] = (float) (values[i] / length);
        }
        return vector;
    }
}
