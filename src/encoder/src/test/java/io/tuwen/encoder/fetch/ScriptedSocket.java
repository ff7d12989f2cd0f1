package io.tuwen.encoder.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * One connection of a {@link ScriptedNetwork}. What is written to it is dropped; the first read after a write opens the
 * next response, and a response's end is the end of the stream until something is written again.
 */
final class ScriptedSocket extends Socket {
    private final ScriptedNetwork network;
    private ByteArrayInputStream response = new ByteArrayInputStream(new byte[0]);
    private boolean asked;
    private volatile boolean connected;
    private volatile boolean closed;

    ScriptedSocket(ScriptedNetwork network) {
        this.network = network;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        network.reach(((InetSocketAddress) endpoint).getAddress());
        connected = true;
    }

    private synchronized int read(byte[] to, int offset, int length) {
        if (asked && response.available() == 0) {
            byte[] next = network.next();
            response = new ByteArrayInputStream(next == null ? new byte[0] : next);
            asked = false;
        }
        return closed ? -1 : response.read(to, offset, length);
    }

    private synchronized void ask() {
        asked = true;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) {
                return ScriptedSocket.this.read(to, offset, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int ignored) {
                ask();
            }

            @Override
            public void write(byte[] ignored, int offset, int length) {
                ask();
            }
        };
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isInputShutdown() {
        return closed;
    }

    @Override
    public boolean isOutputShutdown() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The other side never keeps anybody waiting. */
    @Override
    public void setSoTimeout(int timeout) {}

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}
}
