package io.tuwen.search.model;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.InferenceClient;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.Encoders;
import io.tuwen.encoder.GoldenCheck;
import io.tuwen.triton.InferenceMetrics;
import io.tuwen.triton.TritonChannel;
import io.tuwen.triton.TritonClients;
import io.tuwen.triton.TritonConnection;
import io.tuwen.triton.TritonSettings;
import java.nio.file.Path;
import java.time.Duration;

/** A model folder and the Triton that serves it, connected when first used. Safe for use by many threads. */
public final class ServedModel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path repository;
    private final EncoderSettings settings;
    private final ModelContract contract;
    private final TritonConnection triton;

    /**
     * @param triton gRPC, {@code host:port}
     * @param repository the folder of model.json
     * @throws FailureException CONFIGURATION_INVALID when the model contract cannot be read
     */
    public ServedModel(String triton, Path repository, EncoderSettings settings) {
        this.repository = repository;
        this.settings = settings;
        this.contract = ModelContracts.read(repository);
        this.triton = TritonConnection.open(TritonChannel.to(triton));
    }

    public ModelContract contract() {
        return contract;
    }

    public TritonConnection triton() {
        return triton;
    }

    /**
     * The encoders of a tower that is the contract's and has just answered its golden input; to be closed before this.
     *
     * @throws FailureException MODEL_CONTRACT_MISMATCH, CONFIGURATION_INVALID, or what the model answered
     */
    public Encoders encoders(Tower tower) {
        GoldenCheck golden = GoldenCheck.read(repository, contract);
        Encoders encoders = Encoders.of(tower, contract, repository, client(tower), settings);
        try {
            golden.require(tower, encoders);
            return encoders;
        } catch (RuntimeException e) {
            encoders.close();
            throw e;
        }
    }

    private InferenceClient client(Tower tower) {
        try {
            return TritonClients.open(
                    triton, contract, tower, TritonSettings.defaults().withPatience(PATIENCE), InferenceMetrics.NONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, "interrupted while reaching the model");
        }
    }

    @Override
    public void close() {
        triton.close();
    }
}
