package io.tuwen.testkit.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A picture host on loopback: serves what lies on it, 404 for all else. As hosts do, it calls everything a JPEG. Safe for
 * use by many threads.
 */
public final class Shelf implements AutoCloseable {
    private static final int SIDE = 240;

    /** How shops encode their pictures, the usual more often. */
    private static final List<String> FORMATS = List.of("jpg", "jpg", "jpg", "png", "webp", "gif", "bmp", "tiff");

    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, Shelf::daemon);

    /** @param location where a redirect leads; null without */
    private record Answer(int status, byte[] body, @Nullable URI location) {}

    /** Serves on a free port of 127.0.0.1. */
    public Shelf() throws IOException {
        this(0);
    }

    /**
     * Serves on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @throws java.net.BindException when it is taken
     */
    public Shelf(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
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
        answers.put("/" + name, () -> new Answer(200, file(what), null));
        return address(name);
    }

    /** Lays a picture file under a name, in place of what lay there; returns the address. */
    public URI lay(String name, byte[] picture) {
        return answer(name, 200, picture);
    }

    /** Answers so under a name, whatever lay there. */
    URI answer(String name, int status, byte[] body) {
        answers.put("/" + name, () -> new Answer(status, body, null));
        return address(name);
    }

    /** Leads elsewhere under a name. */
    URI redirect(String name, URI to) {
        answers.put("/" + name, () -> new Answer(302, new byte[0], to));
        return address(name);
    }

    /** The address of a name, whether or not anything lies there. */
    public URI address(String name) {
        return URI.create("http://127.0.0.1:" + port() + "/" + name);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A JPEG of these goods: what towers learn from and are tested on. */
    public static byte[] picture(Goods what) {
        return Photographer.take(what, SIDE, SIDE, "jpg");
    }

    /** The very bytes that are served for these goods: each photograph in a format of its own. */
    static byte[] file(Goods what) {
        String format = FORMATS.get((int) Math.floorMod(what.look(), (long) FORMATS.size()));
        return Photographer.take(what, SIDE, SIDE, format);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Supplier<Answer> what = answers.get(exchange.getRequestURI().getPath());
            Answer answer = what == null ? new Answer(404, new byte[0], null) : what.get();
            exchange.getResponseHeaders().add("Content-Type", "image/jpeg");
            if (answer.location() != null) {
                exchange.getResponseHeaders().add("Location", answer.location().toString());
            }
            boolean empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
