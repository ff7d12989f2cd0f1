package io.tuwen.search.evaluation;

/** Vectors in memory. */
record Rows(float[][] rows) implements VectorTable {
    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int dim() {
        return rows[0].length;
    }

    @Override
    public void read(int place, float[] into) {
        System.arraycopy(rows[place], 0, into, 0, into.length);
    }
}
