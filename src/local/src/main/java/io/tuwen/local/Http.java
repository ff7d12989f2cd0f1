package io.tuwen.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** Health questions to servers of this machine. */
final class Http {
    private static final int TIMEOUT = (int) Duration.ofSeconds(2).toMillis();

    private Http() {}

    /** Whether {@code uri} answers 200. */
    static boolean answers(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            // Kept open, it would hold up tritonserver's exit until its time-out.
            connection.setRequestProperty("Connection", "close");
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
