package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.milvus.MilvusSettings.Limits;
import io.tuwen.milvus.MilvusSettings.Patience;
import io.tuwen.milvus.MilvusSettings.Security;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MilvusSettingsTest {

    @Test
    void of_address_isEnough() {
        assertThatCode(() -> MilvusSettings.of("milvus.example:19530")).doesNotThrowAnyException();
    }

    @Test
    void new_everythingWrong_isSaidAtOnce() {
        Security security = new Security(false, new File("ca.pem"), new File("client.pem"), null, null);
        Patience patience = new Patience(
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> new MilvusSettings("http://milvus", " ", security, new Limits(0, 10), patience))
                .isInstanceOf(FailureException.class)
                .hasMessageStartingWith("CONFIGURATION_INVALID")
                .hasMessageContainingAll(
                        "address: \"http://milvus\" (expected: host:port)",
                        "database: blank",
                        "trusted: set, but tls is off",
                        "certificate and key",
                        "rows: 0",
                        "bytes: 10",
                        "patience: PT0S");
    }

    @Test
    void open_tokenFileThatIsNotThere_isNamed(@TempDir Path folder) {
        Path file = folder.resolve("token");

        assertThatThrownBy(() -> new MilvusConnection(withToken(file)))
                .isInstanceOf(FailureException.class)
                .hasMessageContainingAll("CONFIGURATION_INVALID", file.toString());
    }

    @Test
    void open_emptyTokenFile_isRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "\n");

        assertThatThrownBy(() -> new MilvusConnection(withToken(file))).hasMessageContaining("empty");
    }

    @Test
    void open_certificateThatIsNone_isRefused(@TempDir Path folder) throws IOException {
        File file =
                Files.writeString(folder.resolve("ca.pem"), "no certificate").toFile();
        Security security = new Security(true, file, null, null, null);

        assertThatThrownBy(() ->
                        new MilvusConnection(MilvusSettings.of("localhost:1").withSecurity(security)))
                .isInstanceOf(FailureException.class)
                .hasMessageContainingAll("TLS", "PEM");
    }

    @Test
    void toString_holdsNoToken(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "root:secret");

        try (MilvusConnection connection = new MilvusConnection(withToken(file))) {
            assertThat(connection.settings().toString() + connection).doesNotContain("secret");
        }
    }

    private static MilvusSettings withToken(Path file) {
        return MilvusSettings.of("localhost:1").withSecurity(new Security(false, null, null, null, file.toFile()));
    }
}
