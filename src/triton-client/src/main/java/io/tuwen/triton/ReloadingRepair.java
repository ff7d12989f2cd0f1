package io.tuwen.triton;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.tuwen.triton.proto.RepositoryModelLoadRequest;
import io.tuwen.triton.proto.RepositoryModelLoadResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Triton to load the model again: it does not restart the process of a Python-based backend that died, and goes on
 * calling the model READY. Where loading is not allowed, somebody else has to.
 */
final class ReloadingRepair implements ModelRepair {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingRepair.class);

    /** Loading builds engines on some backends, which takes minutes. */
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    private final TritonConnection connection;
    private final String model;
    private long generation;
    private @Nullable CompletableFuture<Boolean> underWay;

    ReloadingRepair(TritonConnection connection, String model) {
        this.connection = connection;
        this.model = model;
    }

    @Override
    public synchronized long generation() {
        return generation;
    }

    @Override
    public synchronized CompletableFuture<Boolean> repair(long seen) {
        if (seen < generation) {
            return CompletableFuture.completedFuture(true);
        }
        if (underWay == null) {
            LOG.warn("the process of model {} at {} died, asking for the model to be loaded again", model, connection);
            CompletableFuture<Boolean> loading = load();
            // On a connection that is closed the call is over already, and has left its word.
            underWay = loading.isDone() ? null : loading;
            return loading;
        }
        return underWay;
    }

    private CompletableFuture<Boolean> load() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        ListenableFuture<RepositoryModelLoadResponse> call = connection
                .futureStub()
                .withDeadlineAfter(DEADLINE.toNanos(), TimeUnit.NANOSECONDS)
                .repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                        .setModelName(model)
                        .build());
        call.addListener(() -> done.complete(ended(call)), Runnable::run);
        return done;
    }

    private synchronized boolean ended(ListenableFuture<RepositoryModelLoadResponse> call) {
        underWay = null;
        try {
            call.get();
            generation++;
            return true;
        } catch (ExecutionException e) {
            LOG.warn("model {} at {} could not be loaded again: {}", model, connection, Status.fromThrowable(e));
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("the call is over, so get() does not wait", e);
        }
    }
}
