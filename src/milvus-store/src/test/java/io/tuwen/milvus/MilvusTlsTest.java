package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milvus.shaded.io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.milvus.shaded.io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.milvus.shaded.io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.milvus.MilvusSettings.Patience;
import io.tuwen.milvus.MilvusSettings.Security;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption, certificates of both sides, and the token, as a server sees them. */
class MilvusTlsTest {

    @Test
    void check_serverThatAKnownAuthorityVouchesFor_isTalkedTo() throws Exception {
        try (ScriptedMilvus server = new ScriptedMilvus(tls(ClientAuth.NONE))) {
            assertThat(check(server, new Security(true, file("ca.pem"), null, null, null)))
                    .isEqualTo("scripted");
        }
    }

    @Test
    void check_serverThatNobodyKnownVouchesFor_isNotTalkedTo() throws Exception {
        try (ScriptedMilvus server = new ScriptedMilvus(tls(ClientAuth.NONE))) {
            assertThatThrownBy(() -> check(server, new Security(true, file("other-ca.pem"), null, null, null)))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContainingAll("INDEX_UNAVAILABLE", "check that a Milvus runs and listens there");
            assertThat(server.headers()).isEmpty();
        }
    }

    @Test
    void check_serverThatWantsACertificate_isShownOne() throws Exception {
        try (ScriptedMilvus server = new ScriptedMilvus(tls(ClientAuth.REQUIRE))) {
            File ca = file("ca.pem");

            assertThat(check(server, new Security(true, ca, file("client.pem"), file("client.key"), null)))
                    .isEqualTo("scripted");
            assertThatThrownBy(() -> check(server, new Security(true, ca, null, null, null)))
                    .isInstanceOf(FailureException.class);
        }
    }

    @Test
    void call_tokenAndDatabase_travelWithIt(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "root:Milvus\n");
        try (ScriptedMilvus server = new ScriptedMilvus()) {
            check(server, new Security(false, null, null, null, token.toFile()));

            String encoded =
                    Base64.getEncoder().encodeToString("root:Milvus".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(server.headers()).isNotEmpty().allMatch(headers -> headers.equals(encoded + "@default"));
        }
    }

    private static String check(ScriptedMilvus server, Security security) {
        Patience patience = new Patience(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));
        MilvusSettings settings =
                MilvusSettings.of(server.address()).withSecurity(security).withPatience(patience);
        try (MilvusConnection connection = new MilvusConnection(settings)) {
            return connection.check();
        }
    }

    private static SslContext tls(ClientAuth clients) throws IOException {
        return GrpcSslContexts.forServer(file("server.pem"), file("server.key"))
                .trustManager(file("ca.pem"))
                .clientAuth(clients)
                .build();
    }

    private static File file(String name) {
        @Nullable URL resource = MilvusTlsTest.class.getResource("/tls/" + name);
        try {
            return new File(Objects.requireNonNull(resource, name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
