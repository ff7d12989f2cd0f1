package io.tuwen.flink.embed;

import io.tuwen.flink.wire.Types;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.StreamEvent;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/**
 * Makes the embed operator, which turns events into mutations of the index. Its input must be keyed by
 * {@link StreamEvent#getItemId()}; what fails leaves by {@link #DEAD_LETTERS}.
 */
public final class EmbedOperatorFactory extends AbstractStreamOperatorFactory<RowMutation>
        implements OneInputStreamOperatorFactory<StreamEvent, RowMutation> {
    private static final long serialVersionUID = 1L;

    public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters", Types.DEAD_LETTER);

    private final EmbedSpec spec;

    public EmbedOperatorFactory(EmbedSpec spec) {
        this.spec = spec;
    }

    @Override
    @SuppressWarnings("unchecked") // Flink asks for the caller's type, which is this operator's
    public <T extends StreamOperator<RowMutation>> T createStreamOperator(
            StreamOperatorParameters<RowMutation> parameters) {
        return (T) new EmbedOperator(parameters, spec);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Flink declares it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return EmbedOperator.class;
    }
}
