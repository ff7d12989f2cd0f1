package io.tuwen.encoder.fetch;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory where every address answers with the next of a list of responses, whatever it is asked. It
 * remembers who was connected to. Safe for use by many threads.
 */
final class ScriptedNetwork extends SocketFactory {
    private final Deque<byte[]> responses = new ArrayDeque<>();
    private final List<ScriptedSocket> sockets = new ArrayList<>();
    private final List<InetAddress> reached = new ArrayList<>();

    /** Cuts what is open, so that no connection carries one script into the next. */
    synchronized void play(List<byte[]> script) {
        sockets.forEach(ScriptedSocket::close);
        sockets.clear();
        reached.clear();
        responses.clear();
        responses.addAll(script);
    }

    synchronized List<InetAddress> reached() {
        return List.copyOf(reached);
    }

    synchronized void reach(InetAddress address) {
        reached.add(address);
    }

    /** @return null when the script is at its end: the other side hangs up */
    synchronized byte @Nullable [] next() {
        return responses.poll();
    }

    @Override
    public synchronized Socket createSocket() {
        ScriptedSocket socket = new ScriptedSocket(this);
        sockets.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("connected sockets");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connected sockets");
    }

    @Override
    public Socket createSocket(InetAddress address, int port) {
        throw new UnsupportedOperationException("connected sockets");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("connected sockets");
    }
}
