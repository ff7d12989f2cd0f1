package io.tuwen.encoder.fetch;

import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** What all fetches over HTTP share. */
record HttpTransport(OkHttpClient client, HttpHop hop, FetchSettings settings, HttpBody body, Clock clock) {

    Duration callTimeout() {
        return settings.timeouts().call();
    }

    FetchSettings.Http http() {
        return settings.http();
    }
}
