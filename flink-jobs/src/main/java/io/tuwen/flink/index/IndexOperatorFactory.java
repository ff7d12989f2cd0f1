package io.tuwen.flink.index;

import io.tuwen.flink.wire.DeadLetters;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.RowMutation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operator that writes to the index; its input is keyed by item id, its output are dead letters. */
public final class IndexOperatorFactory extends AbstractStreamOperatorFactory<DeadLetter>
        implements OneInputStreamOperatorFactory<RowMutation, DeadLetter> {
    private static final long serialVersionUID = 1L;

    private final IndexSettings settings;
    private final DeadLetters deadLetters;
    private final StoreFactory stores;

    public IndexOperatorFactory(IndexSettings settings, DeadLetters deadLetters, StoreFactory stores) {
        this.settings = settings;
        this.deadLetters = deadLetters;
        this.stores = stores;
        setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    @SuppressWarnings("unchecked") // Flink asks for the class that it names itself
    public <T extends StreamOperator<DeadLetter>> T createStreamOperator(
            StreamOperatorParameters<DeadLetter> parameters) {
        return (T) new IndexOperator(parameters, settings, deadLetters, stores);
    }

    @Override
    @SuppressWarnings("rawtypes") // the type that Flink's interface names
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return IndexOperator.class;
    }
}
