package io.tuwen.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/search}. One of the first five; where none is given, the form's only picture is meant.
 *
 * @param target {@code images} (default), {@code captions} or {@code both}
 * @param method {@code dense} (default), {@code fulltext} or {@code hybrid}
 * @param filter see {@link io.tuwen.search.filter.FilterJson}
 * @param k default 10
 * @param offset default 0
 * @param minScore a number, or {@code auto}; default none
 * @param groupBy {@code item}, or nothing
 * @param explain whether hits tell their ranks and scores on each side
 */
record SearchRequest(
        @Nullable String text,
        @Nullable String image,
        @Nullable String imageUrl,
        @Nullable String like,
        @Nullable List<TermRequest> terms,
        @Nullable String target,
        @Nullable String method,
        @Nullable JsonNode filter,
        @Nullable Integer k,
        @Nullable Integer offset,
        @Nullable JsonNode minScore,
        @Nullable String groupBy,
        @Nullable Boolean explain) {}
