package io.tuwen.triton;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.tuwen.core.outcome.Backoff;
import io.tuwen.core.outcome.Disposition;
import io.tuwen.core.outcome.Failure;
import io.tuwen.triton.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import io.tuwen.triton.proto.RepositoryModelLoadRequest;
import io.tuwen.triton.proto.RepositoryModelUnloadRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Triton unload and load the model. Triton does not restart the process of a Python-based backend that died, goes on
 * calling the model READY, and takes a load of files that did not change for done. Behind a name with several addresses
 * nothing is repaired, as the request could reach a healthy one; where loading is not allowed, somebody else has to.
 */
final class ReloadingRepair implements ModelRepair {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingRepair.class);

    /** Loading builds engines on some backends, which takes minutes. */
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final TritonConnection connection;
    private final String model;
    private final Timer timer;
    private final Backoff backoff;
    private long generation;
    private @Nullable CompletableFuture<Boolean> underWay;

    ReloadingRepair(TritonConnection connection, String model, TritonSettings.Retries retries, Timer timer) {
        this.connection = connection;
        this.model = model;
        this.timer = timer;
        this.backoff = new Backoff(retries.firstDelay(), retries.longestDelay());
    }

    @Override
    public synchronized long generation() {
        return generation;
    }

    @Override
    public CompletableFuture<Boolean> repair(long seen) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        synchronized (this) {
            if (seen < generation) {
                return CompletableFuture.completedFuture(true);
            }
            if (underWay != null) {
                return underWay;
            }
            underWay = mine;
        }
        unloadAndLoad(mine);
        return mine;
    }

    private void unloadAndLoad(CompletableFuture<Boolean> repair) {
        if (connection.isSpread()) {
            end(repair, false);
            return;
        }
        LOG.warn("the process of model {} at {} died: the model is loaded again", model, connection);
        var call = stub().repositoryModelUnload(RepositoryModelUnloadRequest.newBuilder()
                .setModelName(model)
                .build());
        call.addListener(
                () -> {
                    Failure failure = failure(call);
                    if (failure == null) {
                        load(repair, 0);
                    } else {
                        LOG.warn("model {} at {} cannot be loaded again: {}", model, connection, failure);
                        end(repair, false);
                    }
                },
                Runnable::run);
    }

    /** Once unloaded, the model is away for everyone: so this does not give up for a server that is away. */
    private void load(CompletableFuture<Boolean> repair, int attempt) {
        var call = stub().repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                .setModelName(model)
                .build());
        call.addListener(
                () -> {
                    Failure failure = failure(call);
                    if (failure == null) {
                        end(repair, true);
                    } else if (failure.disposition() == Disposition.WAIT && !connection.isClosed()) {
                        timer.after(backoff.delay(attempt), () -> load(repair, attempt + 1));
                    } else {
                        LOG.warn("model {} at {} was unloaded and cannot be loaded: {}", model, connection, failure);
                        end(repair, false);
                    }
                },
                Runnable::run);
    }

    private void end(CompletableFuture<Boolean> repair, boolean repaired) {
        synchronized (this) {
            underWay = null;
            generation += repaired ? 1 : 0;
        }
        repair.complete(repaired);
    }

    private GRPCInferenceServiceFutureStub stub() {
        connection.reconnectNow();
        return connection.futureStub().withDeadlineAfter(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private @Nullable Failure failure(ListenableFuture<?> ended) {
        try {
            Object unused = ended.get();
            return null;
        } catch (ExecutionException e) {
            return TritonStatus.failure(model, Status.fromThrowable(e));
        } catch (InterruptedException e) {
            throw new IllegalStateException("the call is over, so get() does not wait", e);
        }
    }
}
