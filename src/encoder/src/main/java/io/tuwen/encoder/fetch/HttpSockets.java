package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of the HTTP client, which connects them itself.
 *
 * @see BoundedSocket
 */
class HttpSockets extends SocketFactory {
    private final long allowance;
    private final @Nullable ProxyTunnel proxy;

    /**
     * @param allowance of bytes for one response
     * @param proxy to go through; null for none
     */
    HttpSockets(long allowance, @Nullable ProxyTunnel proxy) {
        this.allowance = allowance;
        this.proxy = proxy;
    }

    @Override
    public Socket createSocket() {
        return new BoundedSocket(allowance, proxy);
    }

    @Override
    public final Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("sockets that are connected from the start (expected: createSocket())");
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public final Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public final Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }
}
