package io.tuwen.milvus;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.ListDatabasesRequest;
import io.milvus.grpc.ListDatabasesResponse;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceFutureStub;
import io.milvus.grpc.Status;
import io.milvus.shaded.io.grpc.ConnectivityState;
import io.milvus.shaded.io.grpc.ManagedChannel;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection, shared by any number of stores and searches, which must be closed before it. It connects with the first
 * call and comes back by itself. Safe for use by many threads.
 *
 * <p>All calls go over the SDK's generated stub and none over its client, which hides the codes that it does not know,
 * repeats on a policy of its own and blocks without a deadline. See the module's README.
 */
public final class MilvusConnection implements AutoCloseable {
    private final MilvusSettings settings;
    private final ManagedChannel channel;
    private final MilvusServiceFutureStub stub;

    /** @throws FailureException CONFIGURATION_INVALID when a file of the settings cannot be read or used */
    public MilvusConnection(MilvusSettings settings) {
        this.settings = settings;
        this.channel = Channels.open(settings);
        this.stub = MilvusServiceGrpc.newFutureStub(channel);
    }

    public MilvusSettings settings() {
        return settings;
    }

    /**
     * Asks the server who it is; tries for as long as {@link MilvusSettings.Patience#answer} while nobody answers.
     *
     * @return its version, as it names it
     * @throws FailureException INDEX_UNAVAILABLE, INDEX_ACCESS_DENIED or CONFIGURATION_INVALID with the remedy
     */
    public String check() {
        try (Blocking ask = new Blocking(RetryPolicy.within(settings.patience().answer()))) {
            Outcome<String> version = ask.run(
                    this + ": version",
                    () -> call(
                                    s -> s.getVersion(GetVersionRequest.getDefaultInstance()),
                                    GetVersionResponse::getStatus,
                                    settings.patience().read())
                            .thenApply(reply -> reply.map(GetVersionResponse::getVersion)));
            Outcome<ListDatabasesResponse> databases = ask.run(
                    this + ": databases",
                    () -> call(
                            s -> s.listDatabases(ListDatabasesRequest.getDefaultInstance()),
                            ListDatabasesResponse::getStatus,
                            settings.patience().read()));
            requireDatabase(value(databases));
            return value(version);
        }
    }

    private void requireDatabase(ListDatabasesResponse databases) {
        if (!databases.getDbNamesList().contains(settings.database())) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    this + ": no database \"" + settings.database() + "\" (there: " + databases.getDbNamesList()
                            + "); create it or name another");
        }
    }

    private <T> T value(Outcome<T> outcome) {
        return Blocking.valueOf(outcome, this + "; check that a Milvus runs and listens there");
    }

    /**
     * One try of one call. The future completes, normally, at the deadline at the latest.
     *
     * @param status finds the server's own status in an answer
     */
    <A> CompletableFuture<Reply<A>> call(
            Function<MilvusServiceFutureStub, ListenableFuture<A>> call,
            Function<? super A, Status> status,
            Duration deadline) {
        reconnectAtOnce();
        CompletableFuture<Reply<A>> result = new CompletableFuture<>();
        ListenableFuture<A> answer = call.apply(stub.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS));
        Futures.addCallback(answer, new Settle<>(result, status), MoreExecutors.directExecutor());
        return result;
    }

    /** The pauses between tries are ours; those of the channel grow to two minutes. */
    private void reconnectAtOnce() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
    }

    /** Calls under way fail. */
    @Override
    public void close() {
        channel.shutdownNow();
    }

    @Override
    public String toString() {
        return "Milvus at " + settings.address();
    }

    private record Settle<A>(CompletableFuture<Reply<A>> result, Function<? super A, Status> status)
            implements FutureCallback<A> {
        @Override
        public void onSuccess(@Nullable A answered) {
            A answer = Objects.requireNonNull(answered, "a call's answer");
            Status said = status.apply(answer);
            result.complete(
                    MilvusStatus.ok(said) ? new Reply.Done<>(answer) : new Reply.Rejected<>(MilvusStatus.of(said)));
        }

        @Override
        public void onFailure(Throwable failure) {
            result.complete(
                    new Reply.Rejected<>(MilvusStatus.of(io.milvus.shaded.io.grpc.Status.fromThrowable(failure))));
        }
    }
}
