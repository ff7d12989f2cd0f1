package io.tuwen.testkit.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A picture host on loopback: serves the goods that lie on it as JPEG, 404 for all else. Safe for use by many threads.
 */
public final class Shelf implements AutoCloseable {
    private static final int SIDE = 240;

    private final Map<String, Goods> goods = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, Shelf::daemon);

    /** Serves on a free port of 127.0.0.1. */
    public Shelf() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "shelf");
        thread.setDaemon(true);
        return thread;
    }

    /** Lays goods under a name, in place of what lay there; returns the address. */
    public URI lay(String name, Goods what) {
        goods.put("/" + name, what);
        return address(name);
    }

    /** The address of a name, whether or not anything lies there. */
    public URI address(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /** The very bytes that are served for these goods. */
    public static byte[] picture(Goods what) {
        return Photographer.take(what, SIDE, SIDE, "jpg");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Goods what = goods.get(exchange.getRequestURI().getPath());
            if (what == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = picture(what);
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
