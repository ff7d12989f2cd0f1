package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.tuwen.search.live.Feed;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Everybody who follows the feed; a bounded number, each on a thread of its own. */
final class LiveStreams implements AutoCloseable {
    static final int MOST = 64;
    private static final String MEDIA_TYPE = "text/event-stream";

    private final Feed feed;
    private final Semaphore places = new Semaphore(MOST);
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final SseHandler handler = new SseHandler(this::serve);
    private volatile boolean closed;

    LiveStreams(Feed feed) {
        this.feed = feed;
    }

    /** @throws ProblemException 406 or 503 */
    void handle(Context http) {
        String accept = http.header("Accept");
        if (accept == null || !accept.contains(MEDIA_TYPE)) {
            throw new ProblemException(
                    Problem.of("stream-wanted", "This is a stream of events", 406, "Accept does not name " + MEDIA_TYPE)
                            .at("Accept", accept == null ? "none" : accept, MEDIA_TYPE)
                            .with("send `Accept: " + MEDIA_TYPE + "`"));
        }
        if (closed || !places.tryAcquire()) {
            throw new ProblemException(
                    Problem.of("busy", "Not now", 503, MOST + " streams are open, or the service is stopping")
                            .with("ask again later"),
                    Map.of("Retry-After", "10"));
        }
        try {
            handler.handle(http);
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    /** For as long as the stream lasts. */
    private void serve(SseClient client) {
        LiveStream stream = new LiveStream();
        open.add(stream);
        try (client;
                Feed.Following following = feed.follow(stream::offer)) {
            stream.offer(feed.counters());
            if (closed) {
                stream.end();
            }
            stream.write(client);
        } finally {
            open.remove(stream);
            places.release();
        }
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    /** Ends all streams; each has told what it had been given. */
    @Override
    public void close() {
        closed = true;
        open.forEach(LiveStream::end);
    }
}
