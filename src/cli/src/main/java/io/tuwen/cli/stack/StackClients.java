package io.tuwen.cli.stack;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.milvus.MilvusConnection;
import io.tuwen.search.index.ServedIndex;
import io.tuwen.search.model.ServedModel;
import io.tuwen.triton.TritonAdmin;
import io.tuwen.triton.TritonConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Clients of a running stack, connected when first used. Reads go by alias, so that they follow a change of models. Safe
 * for use by many threads.
 */
public final class StackClients implements AutoCloseable {
    private final Addresses addresses;
    private final ServedModel model;
    private final ServedIndex index;

    /**
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID when the model contract cannot be read
     */
    public StackClients(Addresses addresses) {
        this.addresses = addresses;
        this.model = new ServedModel(addresses.triton(), addresses.model(), EncoderSettings.defaults());
        this.index = new ServedIndex(addresses.milvus(), contract());
    }

    public Addresses addresses() {
        return addresses;
    }

    /** The model that contents are searched with. */
    public ServedModel model() {
        return model;
    }

    public ModelContract contract() {
        return model.contract();
    }

    /** The index in use, for questions of that model. */
    public ServedIndex index() {
        return index;
    }

    public MilvusConnection milvus() {
        return index.milvus();
    }

    public TritonConnection triton() {
        return model.triton();
    }

    /**
     * Makes sure that the model and the index answer.
     *
     * @throws io.tuwen.core.outcome.FailureException MODEL_UNAVAILABLE or INDEX_UNAVAILABLE, within seconds
     */
    public void reach() {
        new TritonAdmin(triton()).server();
        milvus().check();
    }

    /** Rows that a tower inferred since its server started. */
    public long inferences(Tower tower) {
        return new TritonAdmin(triton())
                .statistics(contract().servedName(tower))
                .inferences();
    }

    public List<Row> get(Tower tower, Collection<RowKey> keys) {
        return keys.isEmpty() ? List.of() : index.of(tower).get(keys);
    }

    /** Every row of the collection in use. */
    public List<RowHeader> scan(Tower tower) {
        List<RowHeader> rows = new ArrayList<>();
        Consumer<RowHeader> collect = rows::add;
        index.of(tower).scan(collect);
        return rows;
    }

    @Override
    public void close() {
        index.close();
        model.close();
    }
}
