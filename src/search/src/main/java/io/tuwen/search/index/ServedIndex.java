package io.tuwen.search.index;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.port.TextSearch;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.milvus.CatalogueCollections;
import io.tuwen.milvus.CollectionInUse;
import io.tuwen.milvus.MilvusConnection;
import io.tuwen.milvus.MilvusSettings;
import io.tuwen.milvus.MilvusSettings.Patience;
import io.tuwen.milvus.MilvusTextSearch;
import io.tuwen.milvus.MilvusVectorSearch;
import io.tuwen.milvus.Visibility;
import io.tuwen.search.retrieval.Sides;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Both sides of the index in use, for questions of one model; connected when first used. Safe for use by many threads. */
public final class ServedIndex implements Sides, AutoCloseable {
    private static final Patience SOMEBODY_WAITS = new Patience(
            Patience.DEFAULT.write(),
            Patience.DEFAULT.read(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Patience.DEFAULT.keepAlive());

    private final MilvusConnection milvus;
    private final CatalogueCollections collections;
    private final Map<Tower, VectorSearch> searches = new EnumMap<>(Tower.class);
    private final TextSearch text;

    /**
     * @param milvus gRPC, {@code host:port}
     * @param model that questions are asked with
     */
    public ServedIndex(String milvus, ModelContract model) {
        this.milvus = new MilvusConnection(MilvusSettings.of(milvus).withPatience(SOMEBODY_WAITS));
        this.collections = new CatalogueCollections(this.milvus);
        for (Tower tower : Tower.values()) {
            VectorSearch own = MilvusVectorSearch.open(
                    this.milvus, tower.collection(model), tower, model.dim(), Visibility.ACKNOWLEDGED);
            searches.put(tower, new OneModelSearch(alias(tower, model), own));
        }
        this.text = new OneModelText(
                alias(Tower.TEXT, model),
                MilvusTextSearch.open(this.milvus, Tower.TEXT.collection(model), model.dim(), Visibility.ACKNOWLEDGED));
    }

    /** Whose every method throws INDEX_CONTRACT_MISMATCH while the index in use is another model's, or there is none. */
    @Override
    public VectorSearch of(Tower tower) {
        return Objects.requireNonNull(searches.get(tower), tower.name());
    }

    private AliasCheck alias(Tower tower, ModelContract model) {
        return new AliasCheck(tower, model, () -> inUse(tower));
    }

    /** As {@link #of}. */
    @Override
    public TextSearch text() {
        return text;
    }

    /** Of whatever model. */
    public CollectionInUse inUse(Tower tower) {
        return collections.inUse(tower.alias());
    }

    /** The rows of the collection in use, of whatever model. */
    public long rowCount(Tower tower) {
        return collections.rowCount(tower.alias());
    }

    public MilvusConnection milvus() {
        return milvus;
    }

    @Override
    public void close() {
        searches.values().forEach(VectorSearch::close);
        text.close();
        milvus.close();
    }
}
