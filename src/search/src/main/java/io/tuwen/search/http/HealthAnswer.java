package io.tuwen.search.http;

/** @param status live or ready */
record HealthAnswer(String status) {}
