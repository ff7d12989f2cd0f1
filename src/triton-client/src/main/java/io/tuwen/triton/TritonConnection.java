package io.tuwen.triton;

import io.grpc.CallCredentials;
import io.grpc.ChannelCredentials;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.triton.proto.GRPCInferenceServiceGrpc;
import io.tuwen.triton.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.tuwen.triton.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceFutureStub;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one Triton, or to all replicas behind one name, to be shared by the clients of a JVM. Connects when
 * first used. Whoever made it closes it, after its clients. Safe for use by many threads.
 */
public final class TritonConnection implements AutoCloseable {
    private final TritonChannel settings;
    private final ManagedChannel channel;
    private final @Nullable CallCredentials token;

    private TritonConnection(TritonChannel settings, ManagedChannel channel) {
        this.settings = settings;
        this.channel = channel;
        this.token = settings.tokenFile() == null ? null : new BearerToken(settings.tokenFile());
    }

    /** @throws FailureException CONFIGURATION_INVALID with every finding */
    public static TritonConnection open(TritonChannel settings) {
        List<String> findings = settings.findings();
        if (!findings.isEmpty()) {
            throw invalid(String.join("; ", findings));
        }
        return new TritonConnection(settings, channel(settings));
    }

    private static ManagedChannel channel(TritonChannel settings) {
        return Grpc.newChannelBuilder(settings.target(), credentials(settings.tls()))
                .defaultLoadBalancingPolicy(settings.spread() ? "round_robin" : "pick_first")
                // Repetition is ours to decide: a name server must not bring a retry policy of its own.
                .disableServiceConfigLookUp()
                .keepAliveTime(settings.keepAlive().toNanos(), TimeUnit.NANOSECONDS)
                .maxInboundMessageSize(settings.mostInboundBytes())
                .userAgent("tuwen")
                .build();
    }

    private static ChannelCredentials credentials(TritonChannel.@Nullable Tls tls) {
        if (tls == null) {
            return InsecureChannelCredentials.create();
        }
        TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
        try {
            if (tls.trusted() != null) {
                credentials.trustManager(tls.trusted().toFile());
            }
            if (tls.certificates() != null && tls.key() != null) {
                credentials.keyManager(tls.certificates().toFile(), tls.key().toFile());
            }
        } catch (IOException e) {
            throw invalid("TLS files " + tls + ": cannot be read (expected: PEM): " + e);
        }
        return credentials.build();
    }

    private static FailureException invalid(String findings) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, "Triton connection: " + findings);
    }

    GRPCInferenceServiceFutureStub futureStub() {
        return GRPCInferenceServiceGrpc.newFutureStub(channel).withCallCredentials(token);
    }

    GRPCInferenceServiceBlockingStub blockingStub() {
        return GRPCInferenceServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
    }

    /**
     * Has a lost connection tried again now. Left to itself the channel waits up to two minutes between tries, and would
     * stay away that long from a server that is back; whoever calls paces itself.
     */
    void reconnectNow() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
    }

    /** Whether calls go to several servers in turn. */
    boolean isSpread() {
        return settings.spread();
    }

    boolean isClosed() {
        return channel.isShutdown();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    @Override
    public String toString() {
        return settings.target();
    }
}
