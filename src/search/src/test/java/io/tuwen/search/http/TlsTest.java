package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.testkit.tls.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    Path folder;

    @Test
    void certificate_isServed() throws Exception {
        Certificates own = Certificates.of("localhost", folder);
        try (Service service = service(new Tls(own.certificate(), own.key()))) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(own.certificate()))
                    .build();
            URI address = URI.create("https://localhost:" + service.port() + "/health/live");

            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.sslSession()).isPresent();
        }
    }

    @Test
    void plainHttp_isNotServedBesideIt() throws Exception {
        Certificates own = Certificates.of("localhost", folder);
        try (Service service = service(new Tls(own.certificate(), own.key()));
                RawClient client = new RawClient(service)) {
            client.sendHead("GET /health/live HTTP/1.1", "Host: localhost", "Connection: close");

            assertThat(client.all()).doesNotContain("200", "live");
        }
    }

    @Test
    void keyOfAnotherForm_isRefusedWithTheRemedy() throws Exception {
        Certificates own = Certificates.of("localhost", folder);
        Path key = Files.writeString(folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\n");

        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> service(new Tls(own.certificate(), key)))
                .withMessageContainingAll("--tls-key: " + key, "openssl pkcs8 -topk8 -nocrypt");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> service(new Tls(folder.resolve("none"), own.key())))
                .withMessageContaining("--tls-cert: " + folder.resolve("none"));
    }

    private static Service service(Tls tls) {
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, Access.LOOPBACK, tls, Service.SMALL);
        return Service.of(settings, new Compass(), tower -> new Plane());
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "own", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
