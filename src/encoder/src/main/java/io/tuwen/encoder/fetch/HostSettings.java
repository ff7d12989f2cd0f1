package io.tuwen.encoder.fetch;

import java.io.Serializable;
import java.time.Duration;

/**
 * How gentle we are with one host, and how patient.
 *
 * @param calls at once; as many more wait their turn, and what comes beyond is answered {@code PICTURE_HOST_BUSY}
 * @param rate most fetches that begin in a second; 0: no bound
 * @param failures in a row after which the host is left alone for a pause
 * @param longestPause the longest pause; the first is 5 s if that is less, each further one twice as long
 */
public record HostSettings(int calls, int rate, int failures, Duration longestPause) implements Serializable {

    /** 16 calls at once, at any rate; after 8 failures in a row a pause of 5 to 30 s. */
    public static final HostSettings DEFAULT = new HostSettings(16, 0, 8, Duration.ofSeconds(30));

    /** Between two fetches that begin. */
    Duration interval() {
        return rate == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(rate);
    }
}
