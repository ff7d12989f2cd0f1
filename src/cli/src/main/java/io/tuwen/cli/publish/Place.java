package io.tuwen.cli.publish;

/** Where a record lies in Kafka. */
public record Place(String topic, int partition, long offset) {}
