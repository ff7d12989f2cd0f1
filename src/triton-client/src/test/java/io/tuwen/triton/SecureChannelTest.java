package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.testkit.tls.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureChannelTest {
    @TempDir
    static Path folder;

    static Certificates server;
    static Certificates caller;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = Certificates.of("localhost", folder);
        caller = Certificates.of("caller", folder);
    }

    /** One call on a connection of its own: the vector's row, or the failure. */
    private static String infer(TritonConnection connection) {
        try (GrpcTriton client =
                new GrpcTriton(connection, TestTower.SPEC, TritonSettings.defaults(), InferenceMetrics.NONE)) {
            Outcome<float[]> outcome =
                    TestRows.outcomes(client.infer(TestRows.rows(1))).get(0);
            return outcome instanceof Outcome.Failed<float[]> failed
                    ? failed.failure().toString()
                    : TestTower.recognise(outcome);
        }
    }

    private static String infer(TritonChannel channel) {
        try (TritonConnection connection = TritonConnection.open(channel)) {
            return infer(connection);
        }
    }

    private static TritonChannel.Tls trusting(Path certificate) {
        return new TritonChannel.Tls(certificate, null, null);
    }

    private static ServerCredentials asServer(TlsServerCredentials.ClientAuth clients) throws IOException {
        return TlsServerCredentials.newBuilder()
                .keyManager(server.certificate().toFile(), server.key().toFile())
                .trustManager(caller.certificate().toFile())
                .clientAuth(clients)
                .build();
    }

    @Test
    void tls_trustedCertificate_answers() throws IOException {
        try (ScriptedTriton triton = new ScriptedTriton(asServer(TlsServerCredentials.ClientAuth.NONE))) {
            TritonChannel channel = TritonChannel.to(triton.address());

            assertThat(infer(channel.withTls(trusting(server.certificate())))).isEqualTo("1");
            assertThat(infer(channel.withTls(trusting(caller.certificate()))))
                    .startsWith("MODEL_UNAVAILABLE: image: UNAVAILABLE: io exception")
                    .contains("certification path");
        }
    }

    @Test
    void mutualTls_ownCertificate_answers() throws IOException {
        try (ScriptedTriton triton = new ScriptedTriton(asServer(TlsServerCredentials.ClientAuth.REQUIRE))) {
            TritonChannel channel = TritonChannel.to(triton.address());

            assertThat(infer(channel.withTls(
                            new TritonChannel.Tls(server.certificate(), caller.certificate(), caller.key()))))
                    .isEqualTo("1");
            assertThat(infer(channel.withTls(trusting(server.certificate())))).startsWith("MODEL_UNAVAILABLE");
        }
    }

    @Test
    void token_isReadAgainWhenItsFileChanges_andOutlivesItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        try (ScriptedTriton triton = new ScriptedTriton();
                TritonConnection connection =
                        TritonConnection.open(TritonChannel.to(triton.address()).withTokenFile(file))) {
            assertThat(infer(connection)).isEqualTo("1");
            Files.writeString(file, "second\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
            assertThat(infer(connection)).isEqualTo("1");
            Files.delete(file);
            assertThat(infer(connection)).isEqualTo("1");

            assertThat(triton.tokens()).isEqualTo(List.of("Bearer first", "Bearer second", "Bearer second"));
        }
    }

    @Test
    void token_neverReadable_isAccessDenied() throws IOException {
        Path file = Files.writeString(folder.resolve("gone"), "token");
        try (ScriptedTriton triton = new ScriptedTriton();
                TritonConnection connection =
                        TritonConnection.open(TritonChannel.to(triton.address()).withTokenFile(file))) {
            Files.delete(file);

            assertThat(infer(connection)).startsWith("MODEL_ACCESS_DENIED: image: UNAUTHENTICATED: token file " + file);
        }
    }

    @Test
    void roundRobin_overDns_answers() {
        try (ScriptedTriton triton = new ScriptedTriton()) {
            assertThat(infer(TritonChannel.to("dns:///" + triton.address()))).isEqualTo("1");
        }
    }
}
