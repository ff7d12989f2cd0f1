package io.tuwen.search.http;

import io.javalin.http.Context;
import io.tuwen.search.cache.CachedVectors;
import io.tuwen.search.cache.VectorCache;
import io.tuwen.search.metrics.SearchMetrics;
import io.tuwen.search.metrics.TimedSides;
import io.tuwen.search.metrics.TimedVectors;
import io.tuwen.search.retrieval.Searcher;
import java.time.InstantSource;

/** What all paths do. The one place that says in which order the behaviours around model and index stand. */
record Apis(SearchApi search, LiveApi live, ActsApi acts, SearchMetrics metrics) {
    /** Some ten thousand questions of a model of 1024 numbers. */
    private static final long CACHE_BYTES = 64 << 20;

    static Apis of(Parts parts, Limits limits, Admission admission) {
        SearchMetrics metrics = new SearchMetrics();
        metrics.followUnderWay(admission::underWay);
        // Asks the model itself: what is kept says nothing of whether it still answers.
        Readiness readiness = new Readiness(
                new Searcher(parts.vectors(), parts.sides()), parts.goldenCaption(), InstantSource.system());
        return new Apis(
                new SearchApi(observed(parts, metrics), limits, admission, readiness),
                new LiveApi(parts),
                new ActsApi(parts, limits),
                metrics);
    }

    private static Parts observed(Parts parts, SearchMetrics metrics) {
        VectorCache cache = new VectorCache(CACHE_BYTES);
        metrics.follow(cache);
        return parts.with(
                new CachedVectors(
                        new TimedVectors(parts.vectors(), metrics),
                        parts.model().fingerprint(),
                        cache),
                new TimedSides(parts.sides(), metrics));
    }

    void metrics(Context http) {
        http.contentType(SearchMetrics.MEDIA_TYPE).result(metrics.scrape());
    }
}
