package io.tuwen.search.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of a body that has not come whole within some time of its request's head. Looked at whenever more is
 * waited for; a client that sends nothing at all ends by Jetty's idle timeout.
 */
final class BodyDeadline extends Handler.Wrapper {
    private final Duration most;

    BodyDeadline(Duration most) {
        this.most = most;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Timed(request, most), response, callback);
    }

    /** As all of Jetty's requests: read by one thread at a time. */
    private static final class Timed extends Request.Wrapper {
        private final Duration most;
        private volatile Content.@Nullable Chunk over;

        Timed(Request request, Duration most) {
            super(request);
            this.most = most;
        }

        @Override
        public void demand(Runnable whenThere) {
            if (NanoTime.since(getHeadersNanoTime()) > most.toNanos()) {
                over = Content.Chunk.from(new TimeoutException("no whole body within " + most));
                whenThere.run();
            } else {
                super.demand(whenThere);
            }
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk failure = over;
            return failure == null ? super.read() : failure;
        }
    }
}
