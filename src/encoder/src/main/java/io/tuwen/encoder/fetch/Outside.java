package io.tuwen.encoder.fetch;

import java.time.Clock;
import javax.net.SocketFactory;
import okhttp3.Dns;

/** What fetches over HTTP use of the world; tests bring their own. */
record Outside(Dns resolver, SocketFactory sockets, Clock clock) {
    /** Headers of all kinds, lengths of chunks, redirects' bodies: far more than what honest hosts send. */
    private static final long BESIDE_A_PICTURE = 1 << 20;

    /** @param maxBytes of a picture */
    static Outside real(long maxBytes) {
        return new Outside(Dns.SYSTEM, new HttpSockets(maxBytes + BESIDE_A_PICTURE), Clock.systemUTC());
    }
}
