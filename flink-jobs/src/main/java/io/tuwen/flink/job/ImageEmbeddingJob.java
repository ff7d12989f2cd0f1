package io.tuwen.flink.job;

import io.tuwen.core.model.Tower;

/** Keeps the collection of pictures equal to their topic: {@code --config FILE}, {@code -Dkey=value}. */
public final class ImageEmbeddingJob {
    private ImageEmbeddingJob() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddingJob.main(Tower.IMAGE, arguments);
    }
}
