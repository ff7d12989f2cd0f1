package io.tuwen.encoder.fetch;

import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_BUSY;
import static io.tuwen.core.outcome.FailureCode.PICTURE_HOST_UNAVAILABLE;
import static io.tuwen.core.outcome.FailureCode.PICTURE_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PatientPictureFetcherTest {
    private static final HostSettings SETTINGS = new HostSettings(2, 0, 3, Duration.ofSeconds(30));

    private final ManualTime time = new ManualTime();
    private final ManualHost hosts = new ManualHost();
    private PatientPictureFetcher fetcher = new PatientPictureFetcher(hosts, SETTINGS, time);

    @Test
    void fetch_afterFailuresInARow_leavesTheHostAlone_andTellsForHowLong() {
        failInARow(3);

        Failure failure = refusal(fetch());
        assertThat(failure.code()).isEqualTo(PICTURE_HOST_UNAVAILABLE);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(failure.message()).contains("shop.example", "scripted");
        assertThat(hosts.asked()).isEqualTo(3);
    }

    @Test
    void fetch_ofAnotherHost_isNotConcerned() {
        failInARow(3);

        assertThat(fetch("other.example")).isNotDone();
        assertThat(fetch("shop.example:8080")).isNotDone();
        assertThat(fetch("user:secret@shop.example")).isNotDone();
    }

    @Test
    void fetch_betweenWhoseFailuresTheHostAnswered_isMade() {
        failInARow(2);
        ask();
        hosts.fail(PICTURE_NOT_FOUND);
        failInARow(2);

        assertThat(fetch()).isNotDone();
    }

    @Test
    void fetch_afterThePause_isMadeByOne_andByAllOnceThatSucceeds() {
        failInARow(3);
        time.advance(Duration.ofSeconds(5));

        CompletableFuture<Outcome<Fetched>> probe = fetch();
        assertThat(probe).isNotDone();
        assertThat(refusal(fetch()).code()).isEqualTo(PICTURE_HOST_BUSY);
        hosts.answer();

        assertThat(fetch()).isNotDone();
        assertThat(fetch()).isNotDone();
    }

    @Test
    void pauses_doubleUpToTheLongest_andBeginAnewOnceTheHostIsBack() {
        failInARow(3);
        for (int seconds : new int[] {5, 10, 20, 30, 30}) {
            assertThat(refusal(fetch()).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            time.advance(Duration.ofSeconds(seconds));
            failInARow(1);
        }
        time.advance(Duration.ofSeconds(30));
        ask();
        hosts.answer();
        failInARow(3);

        assertThat(refusal(fetch()).retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void hostThatAsksToBeLeftAlone_isTakenAtItsWord() {
        ask();
        hosts.fail(Duration.ofMinutes(2));
        time.advance(Duration.ofSeconds(30));

        assertThat(refusal(fetch()).retryAfter()).isEqualTo(Duration.ofSeconds(90));
        time.advance(Duration.ofSeconds(90));
        assertThat(fetch()).isNotDone();
    }

    @Test
    void hostThatAsksForLess_thanItsPause_getsThePause() {
        failInARow(2);
        ask();
        hosts.fail(Duration.ofSeconds(1));

        assertThat(refusal(fetch()).retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void fetch_beyondAHostsShare_isTold_whenItsTurnComes() {
        for (int i = 0; i < 4; i++) {
            assertThat(fetch()).isNotDone();
        }
        Failure first = refusal(fetch());
        Failure second = refusal(fetch());

        assertThat(first.code()).isEqualTo(PICTURE_HOST_BUSY);
        assertThat(first.retryAfter()).isEqualTo(Duration.ofMillis(500));
        assertThat(second.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        hosts.answer();
        assertThat(fetch()).isNotDone();
        assertThat(fetch("other.example")).isNotDone();
    }

    @Test
    void turns_comeAtThePaceOfTheHost() {
        for (int i = 0; i < 100; i++) {
            ask();
            time.advance(Duration.ofMillis(100));
            hosts.answer();
        }
        for (int i = 0; i < 4; i++) {
            ask();
        }

        assertThat(refusal(fetch()).retryAfter()).isBetween(Duration.ofMillis(50), Duration.ofMillis(55));
    }

    @Test
    void fetch_aboveTheRate_isTold_whenItsTurnComes() {
        fetcher = new PatientPictureFetcher(hosts, new HostSettings(100, 10, 3, Duration.ofSeconds(30)), time);
        ask();

        Failure failure = refusal(fetch());
        assertThat(failure.code()).isEqualTo(PICTURE_HOST_BUSY);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(100));
        time.advance(Duration.ofMillis(100));
        assertThat(fetch()).isNotDone();
    }

    /** Whoever comes when told finds a turn, if nobody else does. */
    @Test
    void rate_ofManyThatComeWhenTold_isKept_andUsed() {
        fetcher = new PatientPictureFetcher(hosts, new HostSettings(100, 10, 3, Duration.ofSeconds(30)), time);
        PriorityQueue<Long> due = new PriorityQueue<>(Collections.nCopies(50, 0L));
        long now = 0;
        while (!due.isEmpty()) {
            long next = due.remove();
            time.advance(Duration.ofMillis(next - now));
            now = next;
            CompletableFuture<Outcome<Fetched>> fetch = fetch();
            if (fetch.isDone()) {
                due.add(now
                        + Objects.requireNonNull(refusal(fetch).retryAfter()).toMillis());
            }
        }

        assertThat(hosts.asked()).isEqualTo(50);
        assertThat(now).isEqualTo(4_900);
    }

    @Test
    void close_isNoFailureOfAHost() {
        for (int i = 0; i < 4; i++) {
            ask();
        }
        fetcher.close();

        assertThat(fetch()).isNotDone();
    }

    @Test
    void hosts_areForgottenWhenTheyAreTooMany() {
        Hosts many = new Hosts(SETTINGS, time);
        Host first = many.of("0.example");
        for (int i = 0; i <= Hosts.MOST; i++) {
            many.of(i + ".example");
        }

        assertThat(many.size()).isEqualTo(Hosts.MOST);
        assertThat(many.of("0.example")).isNotSameAs(first);
    }

    private void failInARow(int times) {
        for (int i = 0; i < times; i++) {
            ask();
            hosts.fail(PICTURE_HOST_UNAVAILABLE);
        }
    }

    private void ask() {
        var unused = fetch();
    }

    private CompletableFuture<Outcome<Fetched>> fetch() {
        return fetch("shop.example");
    }

    private CompletableFuture<Outcome<Fetched>> fetch(String host) {
        return fetcher.fetch(URI.create("http://" + host + "/p.jpg"));
    }

    private static Failure refusal(CompletableFuture<Outcome<Fetched>> fetch) {
        assertThat(fetch).isDone();
        return ((Outcome.Failed<Fetched>) fetch.join()).failure();
    }
}
