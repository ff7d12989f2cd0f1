package io.tuwen.milvus;

import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.shaded.io.grpc.Metadata;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.milvus.shaded.io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.milvus.shaded.io.grpc.stub.MetadataUtils;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Makes the channel that settings describe. */
final class Channels {
    /** What a server sends at most unless told otherwise. */
    private static final int LARGEST_ANSWER = 256 << 20;

    private static final Metadata.Key<String> AUTHORIZATION = key("authorization");
    /** Requests name their database as well: Milvus 2.3 looks here for some of them and there for others. */
    private static final Metadata.Key<String> DATABASE = key("dbname");

    private Channels() {}

    /**
     * Opens no connection yet.
     *
     * @throws FailureException CONFIGURATION_INVALID when a file cannot be read or used
     */
    static ManagedChannel open(MilvusSettings settings) {
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget("dns:///" + settings.address())
                .maxInboundMessageSize(LARGEST_ANSWER)
                .keepAliveTime(settings.patience().keepAlive().toMillis(), TimeUnit.MILLISECONDS)
                // What is sent again, and when, is decided in one place: by Retrying.
                .disableRetry()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers(settings)));
        if (settings.security().tls()) {
            encrypt(builder, settings.security());
        } else {
            builder.usePlaintext();
        }
        return builder.build();
    }

    private static Metadata headers(MilvusSettings settings) {
        Metadata headers = new Metadata();
        headers.put(DATABASE, settings.database());
        File tokenFile = settings.security().tokenFile();
        if (tokenFile != null) {
            headers.put(
                    AUTHORIZATION,
                    Base64.getEncoder().encodeToString(token(tokenFile).getBytes(StandardCharsets.UTF_8)));
        }
        return headers;
    }

    private static String token(File file) {
        try {
            String token = Files.readString(file.toPath()).strip();
            if (token.isEmpty()) {
                throw invalid("token file " + file + ": empty (expected: a token, or user:password)", null);
            }
            return token;
        } catch (IOException e) {
            throw invalid("token file " + file + ": cannot be read (" + e + ")", e);
        }
    }

    private static void encrypt(NettyChannelBuilder builder, MilvusSettings.Security security) {
        try {
            SslContextBuilder tls = GrpcSslContexts.forClient();
            if (security.trusted() != null) {
                tls.trustManager(security.trusted());
            }
            if (security.certificate() != null) {
                tls.keyManager(security.certificate(), security.key());
            }
            builder.sslContext(tls.build());
        } catch (SSLException | IllegalArgumentException e) {
            throw invalid("TLS: " + e.getMessage() + " (expected: PEM files; the key as PKCS #8)", e);
        }
    }

    private static FailureException invalid(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        FailureException failure = new FailureException(FailureCode.CONFIGURATION_INVALID, "Milvus " + message);
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
