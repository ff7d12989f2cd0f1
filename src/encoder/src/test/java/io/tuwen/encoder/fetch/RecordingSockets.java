package io.tuwen.encoder.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/** Sockets that connect to one port only and note what else they were asked to connect to. */
final class RecordingSockets extends SocketFactory {
    private final int open;
    private final Queue<InetAddress> refused = new ConcurrentLinkedQueue<>();

    RecordingSockets(int open) {
        this.open = open;
    }

    Queue<InetAddress> refused() {
        return refused;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                InetSocketAddress address = (InetSocketAddress) endpoint;
                if (address.getPort() != open) {
                    refused.add(address.getAddress());
                    throw new ConnectException("refused by a test");
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the client connects sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }
}
