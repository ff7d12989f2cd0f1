package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps one host from holding up the others: a host that is down is left alone, one that is slow has a bounded share. What
 * is not asked is answered at once, {@code PICTURE_HOST_UNAVAILABLE} or {@code PICTURE_HOST_BUSY}, with how long to wait. A
 * redirect counts for the host that redirects; another port is another host.
 */
public final class PatientPictureFetcher implements PictureFetcher {
    private final PictureFetcher fetcher;
    private final Hosts hosts;
    private final Clock clock;

    public PatientPictureFetcher(PictureFetcher fetcher, HostSettings settings, Clock clock) {
        this.fetcher = fetcher;
        this.hosts = new Hosts(settings, clock);
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        String name = uri.getRawAuthority();
        if (name == null || name.contains("@")) {
            return fetcher.fetch(uri, known); // which says what is wrong with it, and no secrets
        }
        Host host = hosts.of(name.toLowerCase(Locale.ROOT));
        Instant begun = clock.instant();
        Failure refusal = host.begin(begun);
        if (refusal != null) {
            return CompletableFuture.completedFuture(Outcome.failed(of(name, refusal)));
        }
        return fetcher.fetch(uri, known).thenApply(outcome -> {
            host.end(Duration.between(begun, clock.instant()), outcome);
            return outcome;
        });
    }

    private static Failure of(String name, Failure refusal) {
        return new Failure(refusal.code(), "picture host " + name + ": " + refusal.message(), refusal.retryAfter());
    }

    @Override
    public void close() {
        fetcher.close();
    }

    @Override
    public String toString() {
        return "Patient(" + fetcher + ")";
    }
}
