package io.tuwen.search.cache;

import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks the model for what was not asked before. A picture at an address is asked for each time: what lies there may change. */
public final class CachedVectors implements QueryVectors {
    private final QueryVectors model;
    private final String fingerprint;
    private final VectorCache cache;

    /**
     * @param fingerprint of the model that makes the vectors
     * @param cache may be shared with other models
     */
    public CachedVectors(QueryVectors model, String fingerprint, VectorCache cache) {
        this.model = model;
        this.fingerprint = fingerprint;
        this.cache = cache;
    }

    @Override
    public float[] vector(Query.Encodable query) {
        if (query instanceof Query.Text text) {
            return once(key(text), query);
        }
        if (query instanceof Query.Picture picture) {
            return once(CacheKey.of(fingerprint, Tower.IMAGE, picture.bytes()), query);
        }
        return model.vector(query);
    }

    private float[] once(CacheKey key, Query.Encodable query) {
        return cache.all(List.of(key), places -> List.of(model.vector(query))).get(0);
    }

    @Override
    public List<float[]> vectors(List<Query.Text> sentences) {
        return cache.all(
                sentences.stream().map(this::key).toList(),
                places -> model.vectors(places.stream().map(sentences::get).toList()));
    }

    private CacheKey key(Query.Text text) {
        return CacheKey.of(fingerprint, Tower.TEXT, StandardCharsets.UTF_8.encode(text.sentence()));
    }

    @Override
    public String toString() {
        return "Cached(" + model + ")";
    }
}
