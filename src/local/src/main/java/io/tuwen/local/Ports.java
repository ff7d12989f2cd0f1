package io.tuwen.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Free ports of this machine. */
public final class Ports {
    /** The only address that local servers are reached under. */
    public static final String HOST = "127.0.0.1";

    private static final int LOWEST = 1;
    private static final int HIGHEST = 65_535;
    /** Below what systems hand out to outgoing connections, so that a server finds its port again after a restart. */
    private static final int FREE_FROM = 12_000;

    private static final int FREE_TO = 32_000;
    private static final int TRIES = 1_000;
    private static final int CONNECT_MILLIS = 1_000;
    /** What this process was given already: it may not be listening there yet. */
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /** A port that nobody listens on; no two calls of one process give the same. */
    public static int free() {
        return freeBlock(1);
    }

    /** The first of {@code count} ports in a row that nobody listens on. */
    public static synchronized int freeBlock(int count) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO - count);
            if (block(first, count).allMatch(port -> !GIVEN.contains(port) && isFree(port))) {
                block(first, count).forEach(GIVEN::add);
                return first;
            }
        }
        throw invalid("no " + count + " free ports in a row between " + FREE_FROM + " and " + FREE_TO + " in " + TRIES
                + " tries; stop other servers of this machine");
    }

    /** {@code port} if nobody listens there, else another. */
    public static int usual(int port) {
        return isFree(port) ? port : free();
    }

    /**
     * {@code port}, or a free one for 0.
     *
     * @throws FailureException CONFIGURATION_INVALID when it is out of range or taken
     */
    public static int claim(int port) {
        if (port == 0) {
            return free();
        }
        require(port);
        return port;
    }

    /**
     * Makes sure that nobody listens on {@code port}.
     *
     * @throws FailureException CONFIGURATION_INVALID when it is out of range or taken
     */
    public static void require(int port) {
        if (port < LOWEST || port > HIGHEST) {
            throw invalid("port " + port + " is out of range (expected: 1 to 65535, or 0 for any free one)");
        }
        if (!isFree(port)) {
            throw invalid("port " + port + " of " + HOST + " is taken (expected: free);"
                    + " stop what listens there (ss -ltnp 'sport = :" + port + "') or choose another port, 0 for any");
        }
    }

    /** Whether nobody listens on {@code port}, be it on one address or on all. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: connections of a server that has ended do not make its port taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a server takes connections on {@code port}. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static IntStream block(int first, int count) {
        return IntStream.range(first, first + count);
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }
}
