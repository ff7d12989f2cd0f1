package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes the sockets of the HTTP client, which connects them itself.
 *
 * @see BoundedSocket
 */
class HttpSockets extends SocketFactory {
    private final long allowance;

    /** @param allowance of bytes for one response */
    HttpSockets(long allowance) {
        this.allowance = allowance;
    }

    @Override
    public Socket createSocket() {
        return new BoundedSocket(allowance);
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
