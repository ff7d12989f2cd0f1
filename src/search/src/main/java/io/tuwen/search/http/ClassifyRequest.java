package io.tuwen.search.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/classify}. One of the first three; where none is given, the form's only picture is meant.
 *
 * @param labels at least one
 * @param prompts {@code label} (default), {@code goods}, or nothing where templates are given
 * @param templates each with {@code {}} where the label goes
 */
record ClassifyRequest(
        @Nullable String text,
        @Nullable String image,
        @Nullable String imageUrl,
        @Nullable List<String> labels,
        @Nullable String prompts,
        @Nullable List<String> templates) {}
