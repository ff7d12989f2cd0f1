package io.tuwen.search.http;

/** What all paths do. */
record Apis(SearchApi search, LiveApi live, ActsApi acts) {

    static Apis of(Parts parts, Limits limits, Admission admission) {
        return new Apis(new SearchApi(parts, limits, admission), new LiveApi(parts), new ActsApi(parts, limits));
    }
}
