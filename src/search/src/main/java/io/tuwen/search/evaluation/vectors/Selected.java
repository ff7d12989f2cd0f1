package io.tuwen.search.evaluation.vectors;

import io.tuwen.search.evaluation.VectorTable;

/**
 * Some vectors of a table, in an order of their own; one may stand at several places.
 *
 * @param places in {@code all}; not to be changed
 */
public record Selected(VectorTable all, int[] places) implements VectorTable {
    @Override
    public int size() {
        return places.length;
    }

    @Override
    public int dim() {
        return all.dim();
    }

    @Override
    public void read(int place, float[] into) {
        all.read(places[place], into);
    }
}
