package io.tuwen.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.ledger.Decision.Embed;
import io.tuwen.core.ledger.Decision.Remove;
import io.tuwen.core.ledger.Decision.Stale;
import io.tuwen.core.ledger.ModelIndex.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the order, the repetitions and the crashes, the index ends as the oracle says. */
class LedgerPropertyTest {

    /** Few versions, pictures and attributes, so that events meet. */
    private static final Arbitrary<Event> EVENT = Combinators.combine(
                    Arbitraries.longs().between(0, 4),
                    Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
                    Arbitraries.integers().between(0, 2),
                    Arbitraries.integers().between(0, 1),
                    Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                    Arbitraries.of(true, false))
            .as((version, gone, content, attributes, forced, known) ->
                    new Event(version, gone, content, attributes, forced, gone || known));

    @Provide
    static Arbitrary<List<Event>> streams() {
        return EVENT.list().ofMinSize(1).ofMaxSize(25);
    }

    /** One event a version: which one is the newest then does not depend on the order. */
    @Provide
    static Arbitrary<List<Event>> histories() {
        return EVENT.list().ofMinSize(1).ofMaxSize(5).uniqueElements(Event::version);
    }

    @Property
    void anyStream_endsInTheNewestVersion(@ForAll("streams") List<Event> stream) {
        ModelIndex index = new ModelIndex();

        for (Event event : stream) {
            index.apply(event);
            index.assertConsistent();
        }

        assertThat(index.row()).isEqualTo(ModelIndex.oracle(stream));
    }

    @Property
    void anyOrderAndRepetition_endsInTheSameIndex(@ForAll("histories") List<Event> history, @ForAll Random random) {
        List<Event> stream = new ArrayList<>(history);
        for (int again = random.nextInt(15); again > 0; again--) {
            stream.add(history.get(random.nextInt(history.size())));
        }
        Collections.shuffle(stream, random);
        ModelIndex index = new ModelIndex();

        stream.forEach(index::apply);

        assertThat(index.row()).isEqualTo(ModelIndex.oracle(history));
    }

    @Property
    void removalOfTheNewestVersion_winsWhereverItStands(@ForAll("streams") List<Event> stream, @ForAll Random random) {
        long newest = stream.stream().mapToLong(Event::version).max().orElseThrow();
        List<Event> withRemoval = new ArrayList<>(stream);
        withRemoval.add(random.nextInt(stream.size() + 1), Event.gone(newest));
        ModelIndex index = new ModelIndex();

        withRemoval.forEach(index::apply);

        assertThat(index.row()).isEmpty();
    }

    @Property
    void whatWasRemoved_comesBackUnderAHigherVersionOnly(@ForAll("streams") List<Event> stream) {
        ModelIndex index = new ModelIndex();
        long removed = -1;

        for (Event event : stream) {
            Decision decision = index.apply(event);
            removed = decision instanceof Remove ? event.version() : removed;
            assertThat(index.row().map(Shown::version).orElse(Long.MAX_VALUE)).isGreaterThan(removed);
        }
    }

    @Property
    void forcedReplayOfWhatIsShown_isProcessed(@ForAll("streams") List<Event> stream, @ForAll boolean known) {
        ModelIndex index = new ModelIndex();
        stream.forEach(index::apply);
        Event last = stream.get(stream.size() - 1);
        LedgerEntry entry = index.entry().orElseThrow();
        Event replay = (known ? last : last.asReference()).asForced();

        Decision decision = index.apply(last.gone() ? last.asForced() : replay);

        if (last.version() < entry.version() || (entry.deleted() && !last.gone())) {
            assertThat(decision).isEqualTo(new Stale(entry.version()));
        } else {
            assertThat(decision).isInstanceOfAny(Embed.class, Remove.class);
        }
        assertThat(index.row()).isEqualTo(ModelIndex.oracle(with(stream, last)));
    }

    @Property
    void unknownDigests_costAFetchAndNothingElse(@ForAll("streams") List<Event> stream) {
        ModelIndex known = new ModelIndex();
        ModelIndex fetched = new ModelIndex();

        for (Event event : stream) {
            Decision expected = known.apply(new Event(
                    event.version(), event.gone(), event.content(), event.attributes(), event.forced(), true));
            assertThat(fetched.apply(event.gone() ? event : event.asReference()))
                    .isEqualTo(expected);
        }

        assertThat(fetched.row()).isEqualTo(known.row());
        assertThat(fetched.inferences()).isEqualTo(known.inferences());
    }

    /** A fetch may come back when newer events have been carried out: it is decided again, on what is known then. */
    @Property
    void lateFetches_endInTheNewestVersion(@ForAll("streams") List<Event> stream, @ForAll Random random) {
        ModelIndex index = new ModelIndex();
        List<Event> underWay = new ArrayList<>();
        List<Event> carriedOut = new ArrayList<>();

        for (Event event : stream) {
            (index.applyUnlessFetch(event) ? underWay : carriedOut).add(event);
            while (!underWay.isEmpty() && random.nextBoolean()) {
                complete(index, underWay.remove(random.nextInt(underWay.size())), carriedOut);
            }
        }
        Collections.shuffle(underWay, random);
        underWay.forEach(event -> complete(index, event, carriedOut));

        index.assertConsistent();
        assertThat(index.row()).isEqualTo(ModelIndex.oracle(carriedOut));
    }

    private static void complete(ModelIndex index, Event event, List<Event> carriedOut) {
        index.applyFetched(event);
        carriedOut.add(event);
    }

    /** After a crash the index is ahead of the ledger, and what came since the checkpoint comes again. */
    @Property
    void crash_endsInTheNewestVersion(@ForAll("streams") List<Event> stream, @ForAll Random random) {
        int checkpoint = random.nextInt(stream.size());
        int crash = checkpoint + random.nextInt(stream.size() - checkpoint) + 1;
        ModelIndex index = new ModelIndex();
        stream.subList(0, checkpoint).forEach(index::apply);
        Optional<LedgerEntry> kept = index.entry();
        stream.subList(checkpoint, crash).forEach(index::apply);

        index.crash(kept);
        stream.subList(checkpoint, stream.size()).forEach(index::apply);

        index.assertConsistent();
        assertThat(index.row()).isEqualTo(ModelIndex.oracle(stream));
    }

    @Property
    void samePicture_isInferredOnce(@ForAll("streams") List<Event> stream) {
        ModelIndex index = new ModelIndex();

        stream.stream()
                .filter(event -> !event.gone() && !event.forced())
                .map(event -> new Event(event.version(), false, 1, event.attributes(), false, event.digestKnown()))
                .forEach(index::apply);

        assertThat(index.inferences()).isLessThanOrEqualTo(1);
    }

    private static List<Event> with(List<Event> stream, Event last) {
        List<Event> longer = new ArrayList<>(stream);
        longer.add(last);
        return longer;
    }
}
