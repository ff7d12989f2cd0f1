package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedServiceTest {
    private static final String READ = "read-token-0123456789";
    private static final String ADMIN = "admin-token-0123456789";

    @TempDir
    Path folder;

    @Test
    void token_opensWhatItsScopeAllows() throws Exception {
        Path file = Files.write(folder.resolve("tokens"), List.of("# the shop", "read " + READ, "", "admin " + ADMIN));
        try (Service service = Service.of(new Compass(), tower -> new Plane(), file)) {
            Answer none = service.search("{'text': '0'}");
            assertThat(none.status()).isEqualTo(401);
            assertThat(none.response().headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(service.search("{'text': '0'}", "Authorization", "Bearer " + READ + "x")
                            .status())
                    .isEqualTo(401);
            assertThat(service.search("{'text': '0'}", "Authorization", "Bearer " + READ)
                            .status())
                    .isEqualTo(200);
            assertThat(service.get("/v1/status", "Authorization", "Bearer " + READ)
                            .problem())
                    .isEqualTo("token-too-weak");
            assertThat(service.get("/v1/status", "Authorization", "Bearer " + ADMIN)
                            .status())
                    .isEqualTo(200);
            assertThat(service.get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void noTokens_elsewhereThanOnLoopback_isRefused() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> Guard.of("0.0.0.0", null))
                .withMessageContaining("--host: 0.0.0.0 without --tokens");
    }

    /** As a page does whose name was made to resolve to this machine. */
    @Test
    void noTokens_underAnotherName_isRefused() throws IOException {
        try (Service service = Service.of(tower -> new Plane());
                Socket socket = new Socket("127.0.0.1", service.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /v1/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("host-unknown");
        }
    }

    @Test
    void tokenFile_isToldItsWrongLines_andNeverShown() {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> Tokens.parse("tokens", List.of("read short", "write " + READ, "read " + READ)))
                .withMessageContaining("tokens: lines [1, 2] of 1 tokens")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("short", READ));
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> Tokens.parse("tokens", List.of("# none")))
                .withMessageContaining("at least one");
    }
}
