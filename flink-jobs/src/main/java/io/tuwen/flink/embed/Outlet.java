package io.tuwen.flink.embed;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.schemas.RowMutation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everything leaves the operator: mutations, dead letters, and the first word of each kind of failure. */
final class Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    private final Output<StreamRecord<RowMutation>> output;
    private final DeadLetters deadLetters;
    private final ProcessingTimeService time;
    private final Set<FailureCode> reported = EnumSet.noneOf(FailureCode.class);

    Outlet(Output<StreamRecord<RowMutation>> output, DeadLetters deadLetters, ProcessingTimeService time) {
        this.output = output;
        this.deadLetters = deadLetters;
        this.time = time;
    }

    void emit(RowMutation mutation) {
        output.collect(new StreamRecord<>(mutation));
    }

    void deadLetter(Pending pending, Failure failure) {
        Instant now = Instant.ofEpochMilli(time.getCurrentProcessingTime());
        output.collect(
                EmbedOperatorFactory.DEAD_LETTERS,
                new StreamRecord<>(deadLetters.of(pending.change().source(), failure, pending.failures() + 1, now)));
    }

    /** The first failure of a kind is logged, later ones only count. */
    void report(Pending pending, Failure failure) {
        if (reported.add(failure.code())) {
            LOG.warn("{}: {} (the first of its kind here; later ones are only counted)", pending.key(), failure);
        }
    }
}
