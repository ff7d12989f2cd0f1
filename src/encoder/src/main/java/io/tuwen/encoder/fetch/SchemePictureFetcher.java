package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Hands a reference to the fetcher of its scheme; closes those fetchers with it. */
public final class SchemePictureFetcher implements PictureFetcher {
    private static final int FILES_AT_ONCE = 4;

    private final Map<String, PictureFetcher> byScheme;

    /** @param byScheme lower-case schemes */
    public SchemePictureFetcher(Map<String, PictureFetcher> byScheme) {
        this.byScheme = Map.copyOf(byScheme);
    }

    /**
     * For {@code http:}, {@code https:} and {@code file:}.
     *
     * @param maxBytes of a picture
     * @throws FailureException CONFIGURATION_INVALID with every finding
     */
    public static SchemePictureFetcher standard(FetchSettings settings, long maxBytes) {
        FetchPlan plan = FetchPlan.of(settings);
        if (!plan.findings().isEmpty()) {
            throw new FailureException(FailureCode.CONFIGURATION_INVALID, String.join("; ", plan.findings()));
        }
        Outside outside = Outside.real(maxBytes, plan.proxy());
        PictureFetcher http = new PatientPictureFetcher(
                new HttpPictureFetcher(settings, plan, maxBytes, outside),
                settings.calls().host(),
                outside.clock());
        PictureFetcher files = new BlockingPictureFetcher(
                new FileReader(plan.roots(), maxBytes),
                FILES_AT_ONCE,
                settings.timeouts().call());
        return new SchemePictureFetcher(Map.of("http", http, "https", http, "file", files));
    }

    /** With fetchers of further schemes; closing the result closes all. */
    public SchemePictureFetcher plus(Map<String, PictureFetcher> further) {
        Map<String, PictureFetcher> all = new HashMap<>(byScheme);
        all.putAll(further);
        return new SchemePictureFetcher(all);
    }

    @Override
    public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        PictureFetcher fetcher = byScheme.get(scheme);
        if (fetcher == null) {
            return CompletableFuture.completedFuture(Outcome.failed(
                    FailureCode.PICTURE_REFERENCE_INVALID,
                    "picture: scheme \"" + scheme + "\" (expected: "
                            + String.join(", ", new TreeSet<>(byScheme.keySet())) + ")"));
        }
        return fetcher.fetch(uri, known);
    }

    @Override
    public void close() {
        new HashSet<>(byScheme.values()).forEach(PictureFetcher::close);
    }
}
