package io.tuwen.flink.embed;

import static io.tuwen.flink.embed.Events.reference;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.encoder.fetch.HostSettings;
import io.tuwen.encoder.fetch.PatientPictureFetcher;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.flink.embed.SimulatedHosts.Outage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ten hosts with a tenth of the events each, one of which takes connections and says nothing for a while. In simulated
 * time: only what the operator and the fetcher decide makes a difference.
 */
class HostOutageTest {
    private static final int HOSTS = 10;

    /** 100 events a second for three minutes, seen in steps of 2 ms. */
    private static final Load BUSY = new Load(18_000, Duration.ofMillis(10), Duration.ofMillis(2));

    /** 400 events a second for 75 seconds, seen in steps of 2 ms. */
    private static final Load BUSIER = new Load(30_000, Duration.ofNanos(2_500_000), Duration.ofMillis(2));

    /** 5 events a second for ten minutes, seen in steps of 50 ms. */
    private static final Load LONG = new Load(3_000, Duration.ofMillis(200), Duration.ofMillis(50));

    /** @param pause between two events */
    private record Load(int events, Duration pause, Duration step) {}

    /**
     * @param indexed events that reached the index
     * @param othersP99 age of the other hosts' events when the index was told, in ms
     * @param wasted calls that the silent host was bothered with
     */
    private record Run(int indexed, int deadLetters, long othersP99, int wasted) {}

    @Test
    void hostThatAnswersAgainAfter90Seconds_losesNothing_andDelaysNoOther() throws Exception {
        Run well = run(BUSY, Outage.NONE, HostSettings.DEFAULT);
        Run outage = run(BUSY, silentFor(Duration.ofSeconds(90)), HostSettings.DEFAULT);

        assertThat(outage.indexed()).isEqualTo(BUSY.events());
        assertThat(outage.deadLetters()).isZero();
        assertThat(outage.othersP99()).as("%s, against %s", outage, well).isLessThan(well.othersP99() * 11 / 10);
        assertThat(outage.wasted()).as("%s", outage).isLessThan(100);
    }

    /** What the test above would say of a fetcher that asks whoever it is told to. */
    @Test
    void hostThatIsAskedAllTheSame_delaysTheOthers() throws Exception {
        Run well = run(BUSY, Outage.NONE, null);
        Run outage = run(BUSY, silentFor(Duration.ofSeconds(90)), null);

        assertThat(outage.othersP99()).as("%s, against %s", outage, well).isGreaterThan(10 * well.othersP99());
    }

    /** Until a circuit opens, a silent host's events fill what room there is. */
    @Test
    void circuitWithoutAShare_delaysTheOthersOfABusierLine() throws Exception {
        HostSettings circuitAlone = new HostSettings(1_000, 0, 8, Duration.ofSeconds(30));
        Run alone = run(BUSIER, silentFor(Duration.ofSeconds(60)), circuitAlone);
        Run outage = run(BUSIER, silentFor(Duration.ofSeconds(60)), HostSettings.DEFAULT);

        assertThat(alone.othersP99()).as("%s, against %s", alone, outage).isGreaterThan(10 * outage.othersP99());
    }

    /** The delays between eight tries make 635 s at least, less the longest pause and the longest call. */
    @Test
    void outageThatTheTriesOutlast_losesNothing() throws Exception {
        Run outage = run(LONG, silentFor(Duration.ofSeconds(575)), HostSettings.DEFAULT);

        assertThat(outage.indexed()).isEqualTo(LONG.events());
        assertThat(outage.deadLetters()).isZero();
    }

    private static Outage silentFor(Duration time) {
        Duration from = Duration.ofSeconds(10);
        return new Outage("h0", from, from.plus(time));
    }

    private static Run run(Load load, Outage outage, @Nullable HostSettings patience) throws Exception {
        SimulatedTime time = new SimulatedTime();
        SimulatedHosts hosts = new SimulatedHosts(time, outage);
        PictureFetcher fetcher = patience == null ? hosts : new PatientPictureFetcher(hosts, patience, time);
        try (SimulatedLine line = new SimulatedLine(time, load.step(), fetcher)) {
            for (int i = 0; i < load.events(); i++) {
                String host = "h" + i % HOSTS;
                line.send(
                        reference(host + "-" + i, 1, "http://" + host + "/" + i),
                        load.pause().multipliedBy(i));
            }
            line.drain();
            return new Run(line.ages().size(), line.deadLetters().size(), othersP99(line), hosts.wasted());
        }
    }

    private static long othersP99(SimulatedLine line) {
        long[] others = line.ages().entrySet().stream()
                .filter(age -> !age.getKey().startsWith("h0-"))
                .mapToLong(Map.Entry::getValue)
                .sorted()
                .toArray();
        return others[others.length * 99 / 100];
    }
}
