package io.tuwen.search.http;

import io.javalin.http.Handler;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Bounds the requests that are under way; the others are sent away at once, so that nothing piles up. */
final class Admission {
    private final int most;
    private final Semaphore places;

    Admission(int most) {
        this.most = most;
        this.places = new Semaphore(most);
    }

    int underWay() {
        return most - places.availablePermits();
    }

    /** A handler that throws {@link ProblemException} 503 where there is no place. */
    Handler bounded(Handler handler) {
        return context -> {
            if (!places.tryAcquire()) {
                throw new ProblemException(
                        Problem.of("busy", "Not now", 503, most + " requests are under way")
                                .with("ask again after a second"),
                        Map.of("Retry-After", "1"));
            }
            try {
                handler.handle(context);
            } finally {
                places.release();
            }
        };
    }
}
