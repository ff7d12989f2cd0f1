package io.tuwen.search.http;

import org.jspecify.annotations.Nullable;

/** @param itemId null: one that fits is chosen */
record ActRequest(@Nullable String itemId) {}
