package io.tuwen.flink.job;

import io.tuwen.core.model.Tower;

/** Keeps the collection of captions equal to their topic: {@code --config FILE}, {@code -Dkey=value}. */
public final class CaptionEmbeddingJob {
    private CaptionEmbeddingJob() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddingJob.main(Tower.TEXT, arguments);
    }
}
