package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.flink.account.Fate;
import io.tuwen.flink.embed.Rig.Checkpoint;
import io.tuwen.schemas.CaptionText;
import io.tuwen.schemas.ImageReference;
import io.tuwen.schemas.StreamEvent;
import io.tuwen.testkit.catalogue.Meaning;
import io.tuwen.testkit.catalogue.Oracle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever happens, in whatever order calls are answered, fail and are cut off by crashes and rescales: in the end the
 * index equals the stream, and every record is accounted for exactly once.
 */
class EmbedModelTest {
    private static final EmbedSettings TIGHT = new EmbedSettings(
            3,
            1 << 20,
            Duration.ofSeconds(1),
            4,
            new Backoff.Settings(1_000, Duration.ofSeconds(5), Duration.ofMinutes(1)),
            Duration.ofDays(3_650));

    /** Something that happens to the operator. */
    private interface Step {
        void happenTo(Run run) throws Exception;
    }

    @Property(tries = 400)
    void index_endsEqualToTheStream(@ForAll("steps") List<Step> steps) throws Exception {
        try (Run run = new Run()) {
            for (Step step : steps) {
                step.happenTo(run);
            }
            run.letItFinish();
            assertThat(run.found()).isEqualTo(run.expected());
            assertThat(run.rig.count(Fate.DEAD_LETTERED)).isZero();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 99);
        Arbitrary<Step> sends = events().map(event -> run -> run.send(event));
        Arbitrary<Step> embeds = any.map(i -> run -> run.answerInference(i));
        Arbitrary<Step> fetches = any.map(i -> run -> run.answerFetch(i));
        Arbitrary<Step> failures = any.map(i -> run -> run.failFetch(i));
        Arbitrary<Step> pauses =
                Arbitraries.integers().between(1, 60).map(s -> run -> run.rig.advance(Duration.ofSeconds(s)));
        Arbitrary<Step> checkpoints = Arbitraries.just(Run::checkpoint);
        Arbitrary<Step> crashes =
                Arbitraries.integers().between(1, 3).map(parallelism -> run -> run.crash(parallelism));
        return Arbitraries.frequencyOf(
                        Tuple.of(12, sends),
                        Tuple.of(5, embeds),
                        Tuple.of(3, fetches),
                        Tuple.of(2, failures),
                        Tuple.of(2, pauses),
                        Tuple.of(2, checkpoints),
                        Tuple.of(1, crashes))
                .list()
                .ofMinSize(1)
                .ofMaxSize(80);
    }

    private static Arbitrary<StreamEvent> events() {
        Arbitrary<String> items = Arbitraries.of("1", "2", "3");
        Arbitrary<String> contents = Arbitraries.of("main", "side");
        Arbitrary<Long> versions = Arbitraries.longs().between(1, 6);
        Arbitrary<Object> what = Arbitraries.<Object>of(
                        new CaptionText("a"),
                        new CaptionText("b"),
                        new ImageReference("http://host/c", null),
                        new ImageReference("http://host/d", null))
                .injectNull(0.15);
        Arbitrary<Map<String, Object>> attributes = Arbitraries.of(Map.of(), Map.of("price", 1L));
        Arbitrary<StreamEvent> changes = Combinators.combine(
                        items, contents, versions, what, attributes, Arbitraries.of(true, false, false, false))
                .as((item, content, version, changed, attrs, forced) -> {
                    StreamEvent shell = Events.removal(item, version);
                    return new StreamEvent(
                            shell.getSource(), item, content, version, shell.getOccurredAt(), changed, attrs, forced);
                });
        return Arbitraries.frequencyOf(Tuple.of(15, changes), Tuple.of(1, items.map(Events::tombstone)));
    }

    /** One run: the operator, the oracle, and the last checkpoint. */
    private static final class Run implements AutoCloseable {
        private final Rig rig = new Rig(TIGHT);
        private final Oracle oracle = new Oracle();
        private Checkpoint last = rig.checkpoint();
        private int blocked;

        Run() throws Exception {
            rig.encoder.findings = Run::findings;
            rig.whenBlocked(this::somethingHappens);
        }

        private void somethingHappens() {
            blocked++;
            if (blocked % 3 == 0) {
                answerOne();
            } else {
                rig.advance(Duration.ofMillis(600));
            }
        }

        private void answerOne() {
            if (rig.encoder.inferences.open().isEmpty()) {
                answerFetch(blocked);
            } else {
                answerInference(blocked);
            }
        }

        void send(StreamEvent event) throws Exception {
            oracle.told(meaning(event));
            rig.send(event);
        }

        private static Meaning meaning(StreamEvent event) {
            ItemId item = new ItemId(event.getItemId());
            if (event.getContentId() == null) {
                return new Meaning.ItemGone(item);
            }
            RowKey key = new RowKey(new ContentId(event.getContentId()), item);
            return event.getContent() == null
                    ? new Meaning.Gone(key, event.getVersion())
                    : new Meaning.Live(
                            key, event.getVersion(), Attributes.of(event.getAttributes()), subject(event.getContent()));
        }

        private static String subject(Object content) {
            return content instanceof CaptionText caption ? caption.getText() : ((ImageReference) content).getUri();
        }

        void answerInference(int which) {
            List<String> open = rig.encoder.inferences.open();
            if (!open.isEmpty()) {
                rig.embedded(open.get(which % open.size()));
            }
        }

        void answerFetch(int which) {
            List<String> open = rig.encoder.fetches.open();
            if (!open.isEmpty()) {
                rig.fetched(open.get(which % open.size()));
            }
        }

        void failFetch(int which) {
            List<String> open = rig.encoder.fetches.open();
            if (!open.isEmpty()) {
                rig.encoder.fetches.fail(open.get(which % open.size()), FailureCode.PICTURE_HOST_UNAVAILABLE);
                rig.settle();
            }
        }

        void checkpoint() throws Exception {
            last = rig.checkpoint();
        }

        void crash(int parallelism) throws Exception {
            rig.restart(last, parallelism);
        }

        /** All is well from now on; nothing may be left, in memory or in state. */
        void letItFinish() throws Exception {
            while (rig.total("account.inFlight") > 0) {
                rig.answerAll().advance(Duration.ofMinutes(1));
            }
            rig.answerAll();
            rig.restart(rig.checkpoint(), 2);
            assertThat(rig.total("parked")).isZero();
            assertThat(rig.total("heldBytes")).isZero();
        }

        Map<RowKey, String> expected() {
            return oracle.live().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            row -> describe(
                                    row.getValue().version(),
                                    row.getValue()
                                            .attributes()
                                            .with(findings(row.getValue().content())),
                                    ManualEncoder.vector(row.getValue().content()))));
        }

        Map<RowKey, String> found() {
            return rig.index.rows().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, row -> describe(row.getValue())));
        }

        private static Attributes findings(String content) {
            return Attributes.of(Map.of(Attributes.OWN_PREFIX + "length", (long) content.length()));
        }

        private static String describe(Row row) {
            return describe(row.header().version(), row.header().attributes(), row.vector());
        }

        private static String describe(long version, Attributes attributes, float[] vector) {
            return "v" + version + " " + attributes.values() + " " + vector[0];
        }

        @Override
        public void close() throws Exception {
            rig.close();
        }
    }
}
