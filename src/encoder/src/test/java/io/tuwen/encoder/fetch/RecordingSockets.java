package io.tuwen.encoder.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sockets that connect to one port only and note what else they were asked to connect to. */
final class RecordingSockets extends HttpSockets {
    private final int open;
    private final Queue<InetAddress> refused = new ConcurrentLinkedQueue<>();

    RecordingSockets(int open) {
        super(0, null);
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
}
