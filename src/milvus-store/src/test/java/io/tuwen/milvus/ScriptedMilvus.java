package io.tuwen.milvus;

import io.milvus.grpc.DeleteRequest;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.GetVersionRequest;
import io.milvus.grpc.GetVersionResponse;
import io.milvus.grpc.ListDatabasesRequest;
import io.milvus.grpc.ListDatabasesResponse;
import io.milvus.grpc.LoadCollectionRequest;
import io.milvus.grpc.MilvusServiceGrpc.MilvusServiceImplBase;
import io.milvus.grpc.MutationResult;
import io.milvus.grpc.Status;
import io.milvus.grpc.UpsertRequest;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.Server;
import io.milvus.shaded.io.grpc.ServerCall;
import io.milvus.shaded.io.grpc.ServerCallHandler;
import io.milvus.shaded.io.grpc.ServerInterceptor;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.milvus.shaded.io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.milvus.shaded.io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that keeps rows as Milvus does and answers writes as a test tells it. */
final class ScriptedMilvus extends MilvusServiceImplBase implements AutoCloseable {
    /** What becomes of one write. */
    interface Behaviour {
        void answer(Write write, StreamObserver<MutationResult> to);
    }

    /** @param versions by key; none for a removal */
    record Write(Map<String, Long> versions, List<String> keys) {}

    private final Map<String, Long> rows = new HashMap<>();
    private final Set<String> poisoned = new HashSet<>();
    private final List<Write> received = new ArrayList<>();
    private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
    private final AtomicInteger loads = new AtomicInteger();
    private volatile int largestMessage = 64 << 20;
    private volatile Behaviour otherwise = this::accept;
    private final @Nullable SslContext tls;
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private int port;
    private @Nullable Server server;

    ScriptedMilvus() {
        this(null);
    }

    ScriptedMilvus(@Nullable SslContext tls) {
        this.tls = tls;
        start();
    }

    /** A larger write is refused in the words of the real server's gRPC library. */
    void largestMessage(int bytes) {
        largestMessage = bytes;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** For the next write that has none yet. */
    ScriptedMilvus then(Behaviour behaviour) {
        script.add(behaviour);
        return this;
    }

    ScriptedMilvus then(int times, Behaviour behaviour) {
        for (int i = 0; i < times; i++) {
            script.add(behaviour);
        }
        return this;
    }

    /** For writes that the script says nothing about. */
    void otherwise(Behaviour behaviour) {
        otherwise = behaviour;
    }

    /** A write that holds one of these is refused as a whole. */
    synchronized void poison(Set<String> keys) {
        poisoned.addAll(keys);
    }

    synchronized Map<String, Long> rows() {
        return Map.copyOf(rows);
    }

    synchronized List<Write> received() {
        return List.copyOf(received);
    }

    int loads() {
        return loads.get();
    }

    /** Token and database of every call, as {@code token@database}. */
    List<String> headers() {
        return List.copyOf(headers);
    }

    private static ServerInterceptor remembering(List<String> headers) {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
                headers.add(metadata.get(header("authorization")) + "@" + metadata.get(header("dbname")));
                return next.startCall(call, metadata);
            }
        };
    }

    private static Metadata.Key<String> header(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    synchronized void start() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .sslContext(tls)
                    .addService(this)
                    .intercept(remembering(headers))
                    .build()
                    .start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All connections end at once, in the middle of whatever is under way. */
    void stop() {
        Server stopping;
        synchronized (this) {
            stopping = server;
            server = null;
        }
        if (stopping != null) {
            try {
                stopping.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public void upsert(UpsertRequest request, StreamObserver<MutationResult> to) {
        if (request.getSerializedSize() > largestMessage) {
            to.onError(io.milvus.shaded.io.grpc.Status.RESOURCE_EXHAUSTED
                    .withDescription("grpc: received message larger than max (" + request.getSerializedSize() + " vs. "
                            + largestMessage + ")")
                    .asRuntimeException());
            return;
        }
        List<String> keys =
                column(request, RowLayout.ROW_KEY).getScalars().getStringData().getDataList();
        List<Long> versions =
                column(request, RowLayout.VERSION).getScalars().getLongData().getDataList();
        Map<String, Long> byKey = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byKey.put(keys.get(i), versions.get(i));
        }
        handle(new Write(byKey, List.copyOf(keys)), to);
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<MutationResult> to) {
        String list = request.getExpr().replaceAll("^.*\\[\"|\"\\]$", "");
        handle(new Write(Map.of(), List.of(list.split("\",\""))), to);
    }

    @Override
    public void loadCollection(LoadCollectionRequest request, StreamObserver<Status> to) {
        loads.incrementAndGet();
        to.onNext(Status.getDefaultInstance());
        to.onCompleted();
    }

    @Override
    public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> to) {
        to.onNext(GetVersionResponse.newBuilder().setVersion("scripted").build());
        to.onCompleted();
    }

    @Override
    public void listDatabases(ListDatabasesRequest request, StreamObserver<ListDatabasesResponse> to) {
        to.onNext(ListDatabasesResponse.newBuilder().addDbNames("default").build());
        to.onCompleted();
    }

    private void handle(Write write, StreamObserver<MutationResult> to) {
        synchronized (this) {
            received.add(write);
        }
        Behaviour told = script.poll();
        (told == null ? otherwise : told).answer(write, to);
    }

    /** Stores it, unless it is poisoned. */
    void accept(Write write, StreamObserver<MutationResult> to) {
        synchronized (this) {
            if (write.keys().stream().anyMatch(poisoned::contains)) {
                code(1100, false).answer(write, to);
                return;
            }
            write.keys().forEach(rows::remove);
            rows.putAll(write.versions());
        }
        to.onNext(MutationResult.newBuilder()
                .setStatus(Status.getDefaultInstance())
                .build());
        to.onCompleted();
    }

    static Behaviour code(int code, boolean retriable) {
        return (write, to) -> {
            to.onNext(MutationResult.newBuilder()
                    .setStatus(Status.newBuilder()
                            .setCode(code)
                            .setRetriable(retriable)
                            .setReason("as told"))
                    .build());
            to.onCompleted();
        };
    }

    static Behaviour grpc(io.milvus.shaded.io.grpc.Status status) {
        return (write, to) -> to.onError(status.asRuntimeException());
    }

    static Behaviour silence() {
        return (write, to) -> {};
    }

    /** Stores it, but never says so. */
    Behaviour storesSilently() {
        return (write, to) -> {
            synchronized (this) {
                write.keys().forEach(rows::remove);
                rows.putAll(write.versions());
            }
        };
    }

    private static FieldData column(UpsertRequest request, String name) {
        return request.getFieldsDataList().stream()
                .filter(column -> column.getFieldName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
