package io.tuwen.encoder.fetch;

import java.time.Clock;
import javax.net.SocketFactory;
import okhttp3.Dns;

/** What fetches over HTTP use of the world; tests bring their own. */
record Outside(Dns resolver, SocketFactory sockets, Clock clock) {
    static final Outside SYSTEM = new Outside(Dns.SYSTEM, SocketFactory.getDefault(), Clock.systemUTC());
}
