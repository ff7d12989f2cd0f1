package io.tuwen.flink.index;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a batch is sent.
 *
 * @param batchRows at most so many rows in a batch, at least 1
 * @param batchBytes at most about so many bytes held by a batch, the records that caused it included; one mutation may be
 *     larger
 * @param linger how long the first mutation of a batch waits for company; zero sends at once
 */
public record IndexSettings(int batchRows, long batchBytes, Duration linger) implements Serializable {}
