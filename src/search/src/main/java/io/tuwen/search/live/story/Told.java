package io.tuwen.search.live.story;

import io.tuwen.core.identity.ItemId;
import java.time.Instant;

/**
 * A record of a catalogue topic whose key is an item.
 *
 * @param at when Kafka took it
 */
public record Told(Place place, Instant at, ItemId item, Said said) {}
