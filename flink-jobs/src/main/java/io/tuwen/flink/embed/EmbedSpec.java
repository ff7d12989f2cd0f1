package io.tuwen.flink.embed;

import io.tuwen.flink.wire.DeadLetters;
import java.io.Serializable;

/**
 * All that an embed operator is made of.
 *
 * @param deadLetters of the stage EMBED
 * @param indexHeldRows whether the collection held rows when the job was submitted. It counts only where the operator
 *     starts without state: then each row's first mutation is marked, so that the writer compares versions with what is
 *     stored; state remembers the mark from there on
 * @param horizon of the topic that the events come from
 */
public record EmbedSpec(
        EmbedSettings settings,
        EncoderFactory encoders,
        DeadLetters deadLetters,
        boolean indexHeldRows,
        ReplayHorizon horizon)
        implements Serializable {}
