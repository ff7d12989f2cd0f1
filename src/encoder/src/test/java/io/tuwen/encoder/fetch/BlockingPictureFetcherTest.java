package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BlockingPictureFetcherTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final URI URI_OF_A_PICTURE = URI.create("shelf://a/p.jpg");
    private static final Outcome<ByteBuffer> PICTURE = Outcome.success(ByteBuffer.wrap(new byte[] {1}));

    /** Answers nobody before it is released. */
    private static final class StuckReader implements PictureReader {
        private final CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public Outcome<ByteBuffer> read(URI uri) {
            reads.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return PICTURE;
        }
    }

    @Test
    void fetch_givesWhatTheReaderReads() {
        try (BlockingPictureFetcher fetcher = new BlockingPictureFetcher(uri -> PICTURE, 1, LONG)) {
            assertThat(fetcher.fetch(URI_OF_A_PICTURE).join())
                    .isEqualTo(PICTURE.map(bytes -> new Fetched.Picture(bytes, null)));
        }
    }

    @Test
    void fetch_waitsNoLongerThanItsPatience() {
        StuckReader stuck = new StuckReader();
        try (BlockingPictureFetcher fetcher = new BlockingPictureFetcher(stuck, 1, Duration.ofMillis(50))) {
            assertThat(code(fetcher.fetch(URI_OF_A_PICTURE))).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
            assertThat(code(fetcher.fetch(URI_OF_A_PICTURE))).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
        }
        stuck.released.countDown();
    }

    @Test
    void fetch_readsNoMoreAtOnceThanAllowed() {
        StuckReader stuck = new StuckReader();
        try (BlockingPictureFetcher fetcher = new BlockingPictureFetcher(stuck, 2, LONG)) {
            var first = fetcher.fetch(URI_OF_A_PICTURE);
            var second = fetcher.fetch(URI_OF_A_PICTURE);
            var third = fetcher.fetch(URI_OF_A_PICTURE);
            assertThat(stuck.reads.get()).isLessThanOrEqualTo(2);
            stuck.released.countDown();
            CompletableFuture.allOf(first, second, third).join();
            assertThat(stuck.reads.get()).isEqualTo(3);
        }
    }

    @Test
    void fetch_ofAReaderThatBreaksIsUnavailable() {
        PictureReader broken = uri -> {
            throw new IllegalStateException("broken by a test");
        };
        try (BlockingPictureFetcher fetcher = new BlockingPictureFetcher(broken, 1, LONG)) {
            assertThat(code(fetcher.fetch(URI_OF_A_PICTURE))).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
        }
    }

    @Test
    void close_completesWhatIsUnderWayAndWhatComesLater() {
        StuckReader stuck = new StuckReader();
        BlockingPictureFetcher fetcher = new BlockingPictureFetcher(stuck, 1, LONG);
        var underWay = fetcher.fetch(URI_OF_A_PICTURE);
        fetcher.close();
        assertThat(code(underWay)).isEqualTo(FailureCode.CLOSED);
        assertThat(code(fetcher.fetch(URI_OF_A_PICTURE))).isEqualTo(FailureCode.CLOSED);
        stuck.released.countDown();
    }

    private static FailureCode code(CompletableFuture<Outcome<Fetched>> fetched) {
        return ((Failed<Fetched>) fetched.join()).failure().code();
    }
}
