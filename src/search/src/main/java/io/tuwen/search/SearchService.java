package io.tuwen.search;

import io.tuwen.core.model.GoldenInputsFile;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.milvus.CollectionInUse;
import io.tuwen.search.calibration.CalibrationInUse;
import io.tuwen.search.http.Extras;
import io.tuwen.search.http.Parts;
import io.tuwen.search.http.SearchServer;
import io.tuwen.search.http.ServerSettings;
import io.tuwen.search.index.ServedIndex;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.model.ServedModel;
import java.nio.file.Path;

/** Model, index and server, put together. */
public final class SearchService implements AutoCloseable {
    private final ServedModel model;
    private final QueryEncoder encoder;
    private final ServedIndex index;
    private final SearchServer server;

    private SearchService(Behind behind, ServerSettings settings, Extras extras) {
        this.model = new ServedModel(behind.triton(), behind.model(), behind.encoder());
        this.encoder = new QueryEncoder(model);
        this.index = new ServedIndex(behind.milvus(), model.contract());
        try {
            for (Tower tower : Tower.values()) {
                encoder.reach(tower);
            }
            this.server = SearchServer.start(settings, parts(behind).with(extras));
        } catch (RuntimeException e) {
            closeParts();
            throw e;
        }
    }

    /**
     * What stands behind the service.
     *
     * @param triton gRPC, {@code host:port}
     * @param milvus gRPC, {@code host:port}
     * @param model the folder of the model repository, with its model.json
     * @param calibration where cut-offs may have been learned
     */
    public record Behind(
            String triton, String milvus, Path model, EncoderSettings encoder, CalibrationInUse.Source calibration) {}

    /**
     * Serves once both towers have answered their golden inputs. The index may come later.
     *
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID, MODEL_CONTRACT_MISMATCH, or what the model
     *     answered
     */
    public static SearchService start(Behind behind, ServerSettings settings) {
        return start(behind, settings, Extras.NONE);
    }

    /**
     * The same with more than search.
     *
     * @param extras closed by their owner, after this
     */
    public static SearchService start(Behind behind, ServerSettings settings, Extras extras) {
        return new SearchService(behind, settings, extras);
    }

    private Parts parts(Behind behind) {
        ModelContract contract = model.contract();
        String caption = GoldenInputsFile.read(behind.model(), contract).text().caption();
        return new Parts(contract, caption, encoder, index, this::collection)
                .with(CalibrationInUse.of(behind.calibration(), contract));
    }

    private Parts.Collection collection(Tower tower) {
        CollectionInUse inUse = index.inUse(tower);
        return new Parts.Collection(inUse.name(), inUse.model(), inUse.fingerprint(), index.rowCount(tower));
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        closeParts();
    }

    private void closeParts() {
        encoder.close();
        index.close();
        model.close();
    }
}
