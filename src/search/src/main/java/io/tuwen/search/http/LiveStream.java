package io.tuwen.search.http;

import io.javalin.http.sse.SseClient;
import io.tuwen.search.live.News;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One follower: what it is still to be told waits in a bounded queue. Who reads too slowly for that is dropped. */
final class LiveStream {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    /** A few seconds of a busy catalogue. */
    static final int WAITING = 1_024;

    private static final int HEARTBEAT_SECONDS = 10;

    /** Empty: the end. */
    private final BlockingQueue<Optional<News>> waiting = new ArrayBlockingQueue<>(WAITING);

    private volatile boolean ended;

    /** Never blocks. */
    void offer(News news) {
        if (!ended && !waiting.offer(Optional.of(news))) {
            LOG.info("A reader of /v1/live is dropped: {} events wait for it", WAITING);
            waiting.clear();
            end();
        }
    }

    void end() {
        ended = true;
        waiting.offer(Optional.empty());
    }

    boolean hasEnded() {
        return ended;
    }

    /** Until it has ended, or its reader has gone. */
    void write(SseClient client) {
        try {
            while (!client.terminated()) {
                Optional<News> next = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    client.sendComment("still here");
                } else if (next.isPresent()) {
                    send(client, LiveEvent.of(next.get()));
                } else {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(SseClient client, LiveEvent event) {
        client.sendEvent(event.name(), new String(Json.write(event), StandardCharsets.UTF_8));
    }
}
