package io.tuwen.triton;

import io.grpc.StatusRuntimeException;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.triton.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.tuwen.triton.proto.ModelConfigRequest;
import io.tuwen.triton.proto.ModelMetadataRequest;
import io.tuwen.triton.proto.ModelStatisticsRequest;
import io.tuwen.triton.proto.RepositoryIndexRequest;
import io.tuwen.triton.proto.ServerMetadataRequest;
import io.tuwen.triton.proto.ServerMetadataResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a Triton outside the stream. Blocking, each for {@value #DEADLINE_SECONDS} s at most; all throw
 * {@link FailureException} when there is no answer. Safe for use by many threads; does not own the connection.
 */
public final class TritonAdmin {
    static final int DEADLINE_SECONDS = 10;

    private final TritonConnection connection;

    public TritonAdmin(TritonConnection connection) {
        this.connection = connection;
    }

    /**
     * A model of the server's repository.
     *
     * @param state READY, LOADING, UNLOADING or UNAVAILABLE; empty where it was never loaded
     * @param reason of a state that is not READY, or empty
     */
    public record RepositoryEntry(String name, String version, String state, String reason) {}

    /** Name and version of the server, for people. */
    public String server() {
        ServerMetadataResponse server =
                ask("server metadata", stub -> stub.serverMetadata(ServerMetadataRequest.getDefaultInstance()));
        return server.getName() + " " + server.getVersion();
    }

    /** What there is in the repository, loaded or not. */
    public List<RepositoryEntry> repository() {
        return ask("repository index", stub -> stub.repositoryIndex(RepositoryIndexRequest.getDefaultInstance()))
                .getModelsList()
                .stream()
                .map(model ->
                        new RepositoryEntry(model.getName(), model.getVersion(), model.getState(), model.getReason()))
                .toList();
    }

    /** A model that is up, as it is served. */
    public TritonModel model(String name) {
        return model(name, "");
    }

    private TritonModel model(String name, String version) {
        return ask(
                "model " + name,
                stub -> TritonModel.of(
                        stub.modelMetadata(ModelMetadataRequest.newBuilder()
                                .setName(name)
                                .setVersion(version)
                                .build()),
                        stub.modelConfig(ModelConfigRequest.newBuilder()
                                        .setName(name)
                                        .setVersion(version)
                                        .build())
                                .getConfig()));
    }

    /** What a model has done; zeros while it is not loaded. */
    public TritonStatistics statistics(String model) {
        return ask(
                        "statistics of " + model,
                        stub -> stub.modelStatistics(ModelStatisticsRequest.newBuilder()
                                .setName(model)
                                .build()))
                .getModelStatsList()
                .stream()
                .map(TritonStatistics::of)
                .reduce(TritonStatistics.NONE, TritonStatistics::plus);
    }

    /**
     * Holds the served model against the contract.
     *
     * @return the served model, which is the contract's
     * @throws FailureException MODEL_CONTRACT_MISMATCH with every difference
     */
    public TritonModel verify(ModelContract contract, Tower tower) {
        return verify(contract, tower, null);
    }

    /** @param version null for the server's choice */
    TritonModel verify(ModelContract contract, Tower tower, @Nullable String version) {
        TritonModel model = model(contract.servedName(tower), version == null ? "" : version);
        List<String> mismatches = model.mismatches(contract, tower);
        if (!mismatches.isEmpty()) {
            throw new FailureException(
                    FailureCode.MODEL_CONTRACT_MISMATCH,
                    "model " + model.name() + " at " + connection + " is not that of contract " + contract.label()
                            + ": " + String.join("; ", mismatches));
        }
        return model;
    }

    /**
     * Has one fixed row inferred, since a model can be READY and broken.
     *
     * @return how long it took
     */
    public Duration probe(ModelContract contract, Tower tower) {
        TowerSpec spec = TowerSpec.of(contract, tower, null);
        TritonSettings settings = TritonSettings.defaults();
        long began = System.nanoTime();
        try (GrpcTriton client = new GrpcTriton(connection, spec, settings, InferenceMetrics.NONE)) {
            Outcome<float[]> outcome =
                    client.infer(List.of(spec.fixedRow())).join().get(0);
            if (outcome instanceof Outcome.Failed<float[]> failed) {
                throw new FailureException(failed.failure());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private <T> T ask(String subject, Function<GRPCInferenceServiceBlockingStub, T> question) {
        connection.reconnectNow();
        try {
            return question.apply(connection.blockingStub().withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
        } catch (StatusRuntimeException e) {
            throw new FailureException(TritonStatus.failure(subject + " at " + connection, e.getStatus()));
        }
    }
}
