package io.tuwen.cli.stack;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.milvus.MilvusConnection;
import io.tuwen.milvus.MilvusSettings;
import io.tuwen.milvus.MilvusSettings.Patience;
import io.tuwen.milvus.MilvusVectorSearch;
import io.tuwen.milvus.Visibility;
import io.tuwen.triton.TritonAdmin;
import io.tuwen.triton.TritonConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Clients of a running stack, connected when first used. Reads go by alias, so that they follow a change of models. Safe
 * for use by many threads.
 */
public final class StackClients implements AutoCloseable {
    private static final Patience SOMEBODY_WAITS = new Patience(
            Patience.DEFAULT.write(),
            Patience.DEFAULT.read(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Patience.DEFAULT.keepAlive());

    private final Addresses addresses;
    private final ServedModel model;
    private final MilvusConnection milvus;
    private final Map<Tower, VectorSearch> searches = new EnumMap<>(Tower.class);

    /**
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID when the model contract cannot be read
     */
    public StackClients(Addresses addresses) {
        this.addresses = addresses;
        this.model = new ServedModel(addresses.triton(), addresses.model());
        this.milvus = new MilvusConnection(MilvusSettings.of(addresses.milvus()).withPatience(SOMEBODY_WAITS));
        for (Tower tower : Tower.values()) {
            searches.put(
                    tower,
                    MilvusVectorSearch.open(
                            milvus, tower.alias(), tower, contract().dim(), Visibility.ACKNOWLEDGED));
        }
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

    public MilvusConnection milvus() {
        return milvus;
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
        milvus.check();
    }

    /** Rows that a tower inferred since its server started. */
    public long inferences(Tower tower) {
        return new TritonAdmin(triton())
                .statistics(contract().servedName(tower))
                .inferences();
    }

    public List<List<Hit>> search(Tower tower, List<float[]> vectors, int k, Filter filter) {
        return searchOf(tower).search(vectors, k, filter);
    }

    public List<Row> get(Tower tower, Collection<RowKey> keys) {
        return keys.isEmpty() ? List.of() : searchOf(tower).get(keys);
    }

    /** Every row of the collection in use. */
    public List<RowHeader> scan(Tower tower) {
        List<RowHeader> rows = new ArrayList<>();
        Consumer<RowHeader> collect = rows::add;
        searchOf(tower).scan(collect);
        return rows;
    }

    private VectorSearch searchOf(Tower tower) {
        return Objects.requireNonNull(searches.get(tower), tower.name());
    }

    @Override
    public void close() {
        searches.values().forEach(VectorSearch::close);
        milvus.close();
        model.close();
    }
}
