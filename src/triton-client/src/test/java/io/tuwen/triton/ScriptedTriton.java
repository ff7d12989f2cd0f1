package io.tuwen.triton;

import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tuwen.triton.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.tuwen.triton.proto.ModelInferRequest;
import io.tuwen.triton.proto.ModelInferResponse;
import io.tuwen.triton.proto.RepositoryModelLoadRequest;
import io.tuwen.triton.proto.RepositoryModelLoadResponse;
import io.tuwen.triton.proto.RepositoryModelUnloadRequest;
import io.tuwen.triton.proto.RepositoryModelUnloadResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks Triton's protocol and misbehaves as told: each call takes the next answer of the script, and a
 * good one when the script is at its end. Keeps to one port over stop and start. Safe for use by many threads.
 */
final class ScriptedTriton implements AutoCloseable {
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger unloads = new AtomicInteger();
    private final Queue<Status> loadRefusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final ServerCredentials credentials;
    private final int port;
    private Server server;

    /** How one call ends. */
    interface Answer {
        void to(ModelInferRequest request, StreamObserver<ModelInferResponse> caller);
    }

    ScriptedTriton() {
        this(InsecureServerCredentials.create());
    }

    ScriptedTriton(ServerCredentials credentials) {
        this.credentials = credentials;
        this.server = listen(0);
        this.port = server.getPort();
    }

    private Server listen(int wanted) {
        try {
            return Grpc.newServerBuilderForPort(wanted, credentials)
                    .addService(new Service())
                    .intercept(new TokenReader())
                    .maxInboundMessageSize(64 << 20)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "localhost:" + port;
    }

    ScriptedTriton then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** Ends all calls under way at once, and refuses connections. */
    void stop() {
        server.shutdownNow();
    }

    /** Tells clients to go away, and lets calls under way end. */
    void goAway() {
        server.shutdown();
    }

    void startAgain() throws InterruptedException {
        server.shutdownNow().awaitTermination();
        server = listen(port);
    }

    /** Rows of each call that arrived. */
    List<Integer> batches() {
        return batches;
    }

    List<String> tokens() {
        return tokens;
    }

    int loads() {
        return loads.get();
    }

    int unloads() {
        return unloads.get();
    }

    ScriptedTriton thenRefuseLoad(Status refusal) {
        loadRefusals.add(refusal);
        return this;
    }

    int cancelled() {
        return cancelled.get();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    static Answer good() {
        return (request, caller) -> answer(caller, TestTower.answer(request));
    }

    static Answer never() {
        return (request, caller) -> {};
    }

    static Answer status(Status.Code code, String message) {
        return (request, caller) ->
                caller.onError(Status.fromCode(code).withDescription(message).asRuntimeException());
    }

    static Answer wrongShape() {
        return (request, caller) -> {
            ModelInferResponse good = TestTower.answer(request);
            answer(
                    caller,
                    good.toBuilder()
                            .setOutputs(0, good.getOutputs(0).toBuilder().setShape(1, 3))
                            .build());
        };
    }

    static Answer shortOutput() {
        return (request, caller) -> {
            ModelInferResponse good = TestTower.answer(request);
            ByteString raw = good.getRawOutputContents(0);
            answer(
                    caller,
                    good.toBuilder()
                            .setRawOutputContents(0, raw.substring(0, raw.size() - 1))
                            .build());
        };
    }

    static Answer nanInRow(int row) {
        return (request, caller) -> {
            ModelInferResponse good = TestTower.answer(request);
            byte[] raw = good.getRawOutputContents(0).toByteArray();
            // The exponent's bits all set, and one of the fraction's: not a number.
            raw[row * 4 * TestTower.DIM + 3] = 0x7f;
            raw[row * 4 * TestTower.DIM + 2] = (byte) 0xc0;
            answer(
                    caller,
                    good.toBuilder()
                            .setRawOutputContents(0, ByteString.copyFrom(raw))
                            .build());
        };
    }

    private static void answer(StreamObserver<ModelInferResponse> caller, ModelInferResponse response) {
        caller.onNext(response);
        caller.onCompleted();
    }

    private final class Service extends GRPCInferenceServiceImplBase {
        @Override
        public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> caller) {
            Context.current().addListener(context -> cancelled.incrementAndGet(), Runnable::run);
            batches.add((int) request.getInputs(0).getShape(0));
            Answer next = script.poll();
            (next == null ? TestTower.poisonable() : next).to(request, caller);
        }

        @Override
        public void repositoryModelUnload(
                RepositoryModelUnloadRequest request, StreamObserver<RepositoryModelUnloadResponse> caller) {
            unloads.incrementAndGet();
            caller.onNext(RepositoryModelUnloadResponse.getDefaultInstance());
            caller.onCompleted();
        }

        @Override
        public void repositoryModelLoad(
                RepositoryModelLoadRequest request, StreamObserver<RepositoryModelLoadResponse> caller) {
            loads.incrementAndGet();
            Status refusal = loadRefusals.poll();
            if (refusal != null) {
                caller.onError(refusal.asRuntimeException());
                return;
            }
            caller.onNext(RepositoryModelLoadResponse.getDefaultInstance());
            caller.onCompleted();
        }
    }

    private final class TokenReader implements ServerInterceptor {
        private static final Metadata.Key<String> AUTHORIZATION =
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            if (headers.containsKey(AUTHORIZATION)) {
                tokens.add(headers.get(AUTHORIZATION));
            }
            return next.startCall(call, headers);
        }
    }
}
