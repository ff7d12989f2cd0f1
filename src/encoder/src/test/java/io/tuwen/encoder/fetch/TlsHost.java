package io.tuwen.encoder.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTPS host on loopback, called shop.example: {@code /redirect?ADDRESS} redirects, all else is a picture. */
final class TlsHost implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final Path keys;
    private final Path trusted;

    /** @param folder takes the key and certificate, made for this host alone */
    TlsHost(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        keys = folder.resolve("shop.p12");
        trusted = folder.resolve("trusted.jks");
        makeCertificate();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", TlsHost::serve);
        server.start();
    }

    private void makeCertificate() throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String options = "-genkeypair -alias shop -keyalg EC -dname CN=shop.example -ext san=dns:shop.example"
                + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + keys;
        ProcessBuilder maker = new ProcessBuilder((keytool + " " + options).split(" "));
        int status = maker.redirectErrorStream(true).start().waitFor();
        if (status != 0) {
            throw new IOException(keytool + ": status " + status + " (expected: 0)");
        }
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            own.load(in, PASSWORD.toCharArray());
        }
        trust(own.getCertificate("shop"));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(own, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void trust(Certificate certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setCertificateEntry("shop", certificate);
        try (OutputStream out = Files.newOutputStream(trusted)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/redirect")) {
                exchange.getResponseHeaders()
                        .add("Location", exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            byte[] picture = "a picture".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Holds this host's certificate and no other. */
    Path trusted() {
        return trusted;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
