package io.tuwen.search.live.story;

import io.tuwen.core.model.Tower;

/**
 * Where a record lies in Kafka.
 *
 * @param side whose topic it is
 */
public record Place(Tower side, int partition, long offset) {}
