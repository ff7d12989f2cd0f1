/**
 * What became of each record, decided from records, dead letters and what the index answered; pure: must not know Kafka, the
 * index, threads or the time but by what it is told.
 */
@NullMarked
package io.tuwen.search.live.story;

import org.jspecify.annotations.NullMarked;
