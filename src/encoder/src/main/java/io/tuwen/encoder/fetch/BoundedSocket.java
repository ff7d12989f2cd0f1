package io.tuwen.encoder.fetch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A socket that reads so many bytes and no more until something is written again, which is when the next request is
 * sent. The client bounds headers but not everything that may stand around a body: lines of chunk sizes, for one.
 */
class BoundedSocket extends Socket {
    private final long allowance;
    private final AtomicLong left;
    private final @Nullable ProxyTunnel proxy;

    /**
     * @param allowance of bytes for one response
     * @param proxy to go through; null for none
     */
    BoundedSocket(long allowance, @Nullable ProxyTunnel proxy) {
        this.allowance = allowance;
        this.left = new AtomicLong(allowance);
        this.proxy = proxy;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (proxy == null) {
            super.connect(endpoint, timeout);
            return;
        }
        super.connect(proxy.address(), timeout);
        setSoTimeout(timeout);
        proxy.open(getInputStream(), getOutputStream(), (InetSocketAddress) endpoint);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int most = (int) Math.min(length, left.get());
                if (most == 0 && length > 0) {
                    throw new ResponseTooLongException(allowance);
                }
                int read = in.read(bytes, from, most);
                left.addAndGet(-Math.max(read, 0));
                return read;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int value) throws IOException {
                left.set(allowance);
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                left.set(allowance);
                out.write(bytes, from, length);
            }
        };
    }
}
