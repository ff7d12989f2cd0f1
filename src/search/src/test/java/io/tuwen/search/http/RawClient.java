package io.tuwen.search.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends what no HTTP library would, as slowly as it likes. */
final class RawClient implements AutoCloseable {
    private static final int MILLIS_BETWEEN_BYTES = 20;

    private final Socket socket;

    RawClient(Service service) throws IOException {
        this.socket = new Socket("127.0.0.1", service.port());
    }

    /** @param lines of a head, without the empty line that ends it */
    RawClient sendHead(String... lines) throws IOException {
        return send(String.join("\r\n", lines) + "\r\n\r\n");
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** The next line that comes. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in().read(); next >= 0 && next != '\n'; next = in().read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** All that comes until the service closes the connection. */
    String all() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends one byte after another until an answer begins, and gives all of it. */
    String dribble(char each) throws IOException {
        socket.setSoTimeout(MILLIS_BETWEEN_BYTES);
        while (true) {
            try {
                int first = in().read();
                socket.setSoTimeout(0);
                return (char) first + all();
            } catch (SocketTimeoutException e) {
                send(String.valueOf(each));
            }
        }
    }

    private InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
