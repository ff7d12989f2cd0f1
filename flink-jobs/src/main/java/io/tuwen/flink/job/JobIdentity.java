package io.tuwen.flink.job;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.flink.wire.Stage;

/**
 * Which job it is.
 *
 * @param name as Flink and dead letters tell it
 * @param model name and fingerprint of the model
 * @param indexHeldRows whether the collection held rows when the job was made
 */
public record JobIdentity(String name, String model, boolean indexHeldRows) {

    public static JobIdentity of(Tower tower, ModelContract model, boolean indexHeldRows) {
        return new JobIdentity(name(tower), model.label(), indexHeldRows);
    }

    static String name(Tower tower) {
        return switch (tower) {
            case IMAGE -> "tuwen-images";
            case TEXT -> "tuwen-captions";
        };
    }

    DeadLetters deadLetters(Stage stage) {
        return new DeadLetters(stage, name, stage == Stage.DECODE ? "" : model);
    }
}
