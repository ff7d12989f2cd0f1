package io.tuwen.encoder.fetch;

import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** What all fetches over HTTP share. */
record HttpTransport(OkHttpClient client, GuardedDns dns, FetchSettings settings, long maxBytes, Clock clock) {

    Duration callTimeout() {
        return settings.callTimeout();
    }

    int maxRedirects() {
        return settings.maxRedirects();
    }

    String userAgent() {
        return settings.userAgent();
    }
}
