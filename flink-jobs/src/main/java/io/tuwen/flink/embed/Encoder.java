package io.tuwen.flink.embed;

import io.tuwen.core.port.ContentLoader;
import io.tuwen.core.port.Embedder;

/**
 * What one subtask embeds with; the operator closes both parts.
 *
 * @param preprocessing the preprocessing version of the tower: part of every content digest
 */
public record Encoder(ContentLoader loader, Embedder embedder, String preprocessing) {}
