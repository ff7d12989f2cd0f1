package io.tuwen.milvus;

/** By what a field is searched. */
enum FieldIndex {
    /** HNSW by name, not AUTOINDEX, so that recall is the same on every release. */
    VECTORS(RowLayout.VECTOR, "HNSW", "IP", "{\"M\": 16, \"efConstruction\": 200}"),
    /** With the constants of Milvus, as milvus-lite has others. */
    WORDS(FullText.FIELD, "SPARSE_INVERTED_INDEX", "BM25", "{\"bm25_k1\": 1.2, \"bm25_b\": 0.75}");

    private final String field;
    private final String type;
    private final String metric;
    private final String params;

    FieldIndex(String field, String type, String metric, String params) {
        this.field = field;
        this.type = type;
        this.metric = metric;
        this.params = params;
    }

    String field() {
        return field;
    }

    String type() {
        return type;
    }

    String metric() {
        return metric;
    }

    /** JSON. */
    String params() {
        return params;
    }
}
