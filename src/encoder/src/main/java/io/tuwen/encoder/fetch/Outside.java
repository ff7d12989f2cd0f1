package io.tuwen.encoder.fetch;

import java.time.Clock;
import javax.net.SocketFactory;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/** What fetches over HTTP use of the world; tests bring their own. */
record Outside(Dns resolver, SocketFactory sockets, Clock clock) {
    /** Headers of all kinds, lengths of chunks, redirects' bodies: far more than what honest hosts send. */
    private static final long BESIDE_A_PICTURE = 1 << 20;

    /**
     * @param maxBytes of a picture
     * @param proxy to go through; null for none
     */
    static Outside real(long maxBytes, @Nullable ProxyTunnel proxy) {
        return new Outside(Dns.SYSTEM, new HttpSockets(maxBytes + BESIDE_A_PICTURE, proxy), Clock.systemUTC());
    }
}
