package io.tuwen.encoder.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A host on loopback that answers every request with a head and then the same bytes again and again, as long as it can. */
final class RawHost implements AutoCloseable {
    private final ServerSocket server;
    private final byte[] head;
    private final byte[] forEver;

    /** @param forEver sent until the other side has enough */
    RawHost(String head, String forEver) {
        this.head = head.getBytes(StandardCharsets.ISO_8859_1);
        this.forEver = forEver.getBytes(StandardCharsets.ISO_8859_1);
        try {
            server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "raw-host");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                // The other side has had enough; the next may come.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
        OutputStream out = socket.getOutputStream();
        out.write(head);
        while (line != null) {
            out.write(forEver);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
