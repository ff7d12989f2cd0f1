package io.tuwen.triton;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.model.Tower;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call to one tower looks like.
 *
 * @param model the name it is served under
 * @param version null for the server's choice
 * @param rowShape of the input, without the batch dimension
 * @param dim length of a vector
 */
record TowerSpec(String model, @Nullable String version, Tensor input, List<Long> rowShape, Tensor output, int dim) {

    static TowerSpec of(ModelContract contract, Tower tower, @Nullable String version) {
        return new TowerSpec(
                contract.servedName(tower),
                version,
                contract.input(tower),
                rowShape(contract, tower),
                contract.output(tower),
                contract.dim());
    }

    private static List<Long> rowShape(ModelContract contract, Tower tower) {
        return switch (tower) {
            case IMAGE ->
                List.of((long) contract.image().size(), (long) contract.image().size(), 3L);
            case TEXT -> List.of((long) contract.text().contextLength());
        };
    }

    int rowBytes() {
        long elements = rowShape.stream().reduce(1L, (a, b) -> a * b);
        return Math.toIntExact(elements * elementBytes());
    }

    private int elementBytes() {
        return switch (input.datatype()) {
            case "UINT8" -> 1;
            case "INT64" -> 8;
            default ->
                throw new IllegalArgumentException("datatype of input \"" + input.name() + "\": " + input.datatype()
                        + " (expected: UINT8 or INT64)");
        };
    }

    /** A row that every model of this shape can infer: every pixel, or every id, is 1. */
    byte[] fixedRow() {
        byte[] row = new byte[rowBytes()];
        for (int i = 0; i < row.length; i += elementBytes()) {
            row[i] = 1;
        }
        return row;
    }

    @Override
    public String toString() {
        return model + (version == null ? "" : ":" + version);
    }
}
