package io.tuwen.search.http;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** PEM files to what Jetty serves HTTPS with; RFC 7468 has the form. */
final class Certificate {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    /** Of a store that never leaves this process' memory. */
    private static final String PASSWORD = "in-memory";

    private Certificate() {}

    /** @throws FailureException CONFIGURATION_INVALID when the files hold no certificate with its key */
    static SslContextFactory.Server read(Tls tls) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key(Files.readString(tls.key())), PASSWORD.toCharArray(), chain(tls));
            SslContextFactory.Server contexts = new SslContextFactory.Server();
            contexts.setKeyStore(store);
            contexts.setKeyStorePassword(PASSWORD);
            return contexts;
        } catch (IOException | GeneralSecurityException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--tls-cert: " + tls.certificates() + ", --tls-key: " + tls.key()
                            + ": cannot be used (expected: PEM, a chain of certificates and the unencrypted PKCS #8 key of"
                            + " the first; `openssl pkcs8 -topk8 -nocrypt` makes one of an older form): " + e);
        }
    }

    private static java.security.cert.Certificate[] chain(Tls tls) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(tls.certificates())) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .toArray(java.security.cert.Certificate[]::new);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher key = KEY.matcher(pem);
        if (!key.find()) {
            throw new InvalidKeySpecException("no BEGIN PRIVATE KEY");
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // Of another algorithm, then.
            }
        }
        throw new InvalidKeySpecException("none of " + ALGORITHMS);
    }
}
