package io.tuwen.testkit.store;

import static io.tuwen.testkit.store.Answers.await;
import static io.tuwen.testkit.store.Answers.codes;
import static io.tuwen.testkit.store.Answers.freshFingerprint;
import static io.tuwen.testkit.store.Answers.headers;
import static io.tuwen.testkit.store.Answers.read;
import static io.tuwen.testkit.store.Answers.scan;
import static io.tuwen.testkit.store.Answers.upsertAll;
import static io.tuwen.testkit.store.Answers.withVector;
import static io.tuwen.testkit.store.SampleRows.key;
import static io.tuwen.testkit.store.SampleRows.keys;
import static io.tuwen.testkit.store.SampleRows.row;
import static io.tuwen.testkit.store.SampleRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.testkit.store.IndexUnderTest.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * What every index must do. The tests of a class share the two collections of a model that no one had before, and each
 * finds them empty.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class VectorStoreContract {
    /** Tests after which a server takes long to load. */
    private static final int LAST = Integer.MAX_VALUE;

    private static final Instant LATER = Instant.parse("2026-11-25T09:30:00.456Z");

    private final String fingerprint = freshFingerprint();
    private final ModelContract model = SampleRows.model(fingerprint);
    private final List<Opened> opened = Collections.synchronizedList(new ArrayList<>());

    /** The server, started. */
    protected abstract IndexUnderTest index();

    private Opened pictures;
    private Opened captions;

    @BeforeAll
    void openBoth() {
        pictures = open(Tower.IMAGE, model);
        captions = open(Tower.TEXT, model);
    }

    @BeforeEach
    void emptyBoth() {
        for (Opened one : List.of(pictures, captions)) {
            List<RowKey> there = scan(one).stream().map(RowHeader::key).toList();
            assertThat(codes(await(one.store().delete(there)))).allMatch("ok"::equals);
        }
    }

    @AfterAll
    void closeAll() {
        opened.forEach(Opened::close);
    }

    private Opened open(Tower tower, ModelContract of) {
        Opened one = index().open(tower, of);
        opened.add(one);
        return one;
    }

    @Test
    void upsert_rowIsReadAsItWasWritten() {
        Attributes attributes = Attributes.of(Map.of(
                "on sale", true, "stock", Long.MAX_VALUE, "price", 3.0, "weight", 1e-9, "名称", "\"红\" 酒\\\n\u0001'%"));
        Row written = row("一瓶红酒", 7, attributes, null);

        upsertAll(pictures, List.of(written));

        assertThat(read(pictures, List.of(written.header().key()))).containsOnly(written.header());
        Row got = pictures.search().get(List.of(written.header().key())).get(0);
        assertThat(got.header()).isEqualTo(written.header());
        assertThat(got.vector()).isEqualTo(written.vector());
    }

    @Test
    void upsert_captionIsKept() {
        Row written = row("tea", 1, Attributes.NONE, "龙井 绿茶 🍵 \"明前\"");

        upsertAll(captions, List.of(written));

        assertThat(read(captions, keys(List.of(written)))).containsOnly(written.header());
    }

    @Test
    void upsert_captionTooLongForTheIndex_isCutBetweenCodePoints() {
        Row written = row("tea", 1, Attributes.NONE, "🍵".repeat(20_000));

        upsertAll(captions, List.of(written));

        assertThat(read(captions, keys(List.of(written))).get(0).caption()).isEqualTo("🍵".repeat(65_535 / 4));
    }

    @Test
    void upsert_replacesTheWholeRow() {
        upsertAll(pictures, List.of(row("a", 1, Attributes.of(Map.of("price", 10L, "season", "spring")), null)));
        Row second = row("a", 2, Attributes.of(Map.of("price", 9L)), null);

        upsertAll(pictures, List.of(second));

        assertThat(read(pictures, List.of(key("a")))).containsOnly(second.header());
        assertThat(pictures.search().get(List.of(key("a"))).get(0).vector()).isEqualTo(second.vector());
        assertThat(pictures.rowCount()).isOne();
    }

    @Test
    void upsert_replayed_changesNothing() {
        List<Row> rows = rows(300);

        upsertAll(pictures, rows);
        upsertAll(pictures, rows);

        assertThat(pictures.rowCount()).isEqualTo(300);
        assertThat(read(pictures, keys(rows))).containsExactlyInAnyOrderElementsOf(headers(rows));
    }

    @Test
    void upsert_keysOfAnyCharacters_areKeptApart() {
        List<Row> rows =
                SampleRows.DIFFICULT_ITEMS.stream().map(item -> row(item, 1)).toList();

        upsertAll(pictures, rows);

        assertThat(read(pictures, keys(rows))).containsExactlyInAnyOrderElementsOf(headers(rows));
        assertThat(scan(pictures)).containsExactlyInAnyOrderElementsOf(headers(rows));
        assertThat(await(pictures.store().delete(keys(rows)))).allMatch(Outcome.Success.class::isInstance);
        assertThat(pictures.rowCount()).isZero();
    }

    @Test
    void upsert_contentsOfOneItem_areRowsOfTheirOwn() {
        Row main = row("a", 1);
        RowHeader header = main.header();
        RowKey back = new RowKey(new ContentId("back"), new ItemId("a"));
        Row other = new Row(
                new RowHeader(back, 5, header.contentDigest(), header.occurredAt(), header.attributes(), null),
                main.vector());

        upsertAll(pictures, List.of(main, other));

        assertThat(read(pictures, List.of(back, key("a")))).containsExactlyInAnyOrder(main.header(), other.header());
    }

    @Test
    void upsert_badRows_failAlone() {
        Row nan = withVector(row("nan", 1), vector -> vector[3] = Float.NaN);
        Row infinite = withVector(row("infinite", 1), vector -> vector[0] = Float.POSITIVE_INFINITY);
        Row shorter = new Row(row("short", 1).header(), new float[] {1});
        Row huge = row("huge", 1, Attributes.of(Map.of("text", "x".repeat(70_000))), null);
        Row captioned = row("captioned", 1, Attributes.NONE, "a caption among pictures");
        List<Row> rows =
                List.of(row("first", 1), nan, infinite, row("second", 1), shorter, huge, captioned, row("third", 1));

        List<Outcome<RowKey>> outcomes = await(pictures.store().upsert(rows));

        FailureCode refused = FailureCode.INDEX_ROW_REFUSED;
        assertThat(codes(outcomes))
                .containsExactly(
                        "ok",
                        refused.name(),
                        refused.name(),
                        "ok",
                        refused.name(),
                        "ATTRIBUTES_INVALID",
                        refused.name(),
                        "ok");
        assertThat(scan(pictures))
                .extracting(RowHeader::key)
                .containsExactlyInAnyOrder(key("first"), key("second"), key("third"));
    }

    @Test
    void upsert_sameKeyTwiceInOneCall_isRefusedToTheCaller() {
        assertThatThrownBy(() -> pictures.store().upsert(List.of(row("a", 1), row("a", 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("main:a");
    }

    @Test
    void upsert_moreBytesThanOneRequestTakes_isSentInParts() {
        Attributes large = Attributes.of(Map.of("text", "x".repeat(65_000)));
        List<Row> rows = IntStream.range(0, 400)
                .mapToObj(i -> row("large-" + i, 1, large, null))
                .toList();

        upsertAll(pictures, rows);

        assertThat(pictures.rowCount()).isEqualTo(400);
    }

    @Test
    void scan_meetsEveryRowOnce() {
        List<Row> rows = new ArrayList<>(rows(5_000));
        Collections.shuffle(rows, new Random(1));

        upsertAll(pictures, rows);

        assertThat(scan(pictures)).containsExactlyInAnyOrderElementsOf(headers(rows));
        assertThat(pictures.rowCount()).isEqualTo(5_000);
    }

    @Test
    void read_leavesOutWhatIsNotThere() {
        upsertAll(pictures, rows(3));

        assertThat(read(pictures, List.of(key("item-000001"), key("nowhere")))).hasSize(1);
        assertThat(read(pictures, List.of())).isEmpty();
        assertThat(await(pictures.store().upsert(List.of()))).isEmpty();
    }

    @Test
    void delete_rowIsGone_andComesBackWhenWrittenAgain() {
        List<Row> rows = rows(3);
        upsertAll(pictures, rows);

        List<Outcome<RowKey>> outcomes = await(pictures.store().delete(List.of(key("item-000001"), key("never"))));

        assertThat(codes(outcomes)).containsExactly("ok", "ok");
        assertThat(scan(pictures))
                .containsExactlyInAnyOrder(rows.get(0).header(), rows.get(2).header());
        upsertAll(pictures, List.of(row("item-000001", 9)));
        assertThat(read(pictures, List.of(key("item-000001"))))
                .containsOnly(row("item-000001", 9).header());
    }

    @Test
    void retag_changesVersionTimeAndAttributes_andNothingElse() {
        Row written = row("tea", 1, Attributes.of(Map.of("price", 10L, "season", "spring")), "绿茶");
        upsertAll(captions, List.of(written));
        Attributes attributes = Attributes.of(Map.of("price", 8L));

        List<Outcome<RowKey>> outcomes =
                await(captions.store().retag(List.of(new RowTag(key("tea"), 4, LATER, attributes))));

        assertThat(codes(outcomes)).containsExactly("ok");
        Row got = captions.search().get(List.of(key("tea"))).get(0);
        assertThat(got.header())
                .isEqualTo(new RowHeader(key("tea"), 4, written.header().contentDigest(), LATER, attributes, "绿茶"));
        assertThat(got.vector()).isEqualTo(written.vector());
    }

    @Test
    void retag_keepsWhatTheSystemFoundInTheContent() {
        Attributes put = Attributes.of(Map.of("price", 10L, "tuwen_blank", false, "tuwen_phash", "00ff00ff00ff00ff"));
        upsertAll(captions, List.of(row("tea", 1, put, "绿茶")));
        RowTag tag = new RowTag(key("tea"), 2, LATER, Attributes.of(Map.of("stock", 3L)));

        List<Outcome<RowKey>> outcomes = await(captions.store().retag(List.of(tag)));

        assertThat(codes(outcomes)).containsExactly("ok");
        assertThat(captions.search()
                        .get(List.of(key("tea")))
                        .get(0)
                        .header()
                        .attributes()
                        .values())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("stock", 3L, "tuwen_blank", false, "tuwen_phash", "00ff00ff00ff00ff"));
    }

    @Test
    void retag_toMoreAttributesThanFitBesideWhatWasFound_failsAlone() {
        Attributes found = Attributes.of(Map.of("tuwen_phash", "00ff00ff00ff00ff"));
        upsertAll(captions, List.of(row("tea", 1, found, "绿茶"), row("cup", 1, found, "杯")));
        Attributes many = Attributes.of(Map.of("text", "x".repeat(65_536 - "{'text':''}".length())));

        List<Outcome<RowKey>> outcomes = await(captions.store()
                .retag(List.of(
                        new RowTag(key("tea"), 2, LATER, many), new RowTag(key("cup"), 2, LATER, Attributes.NONE))));

        assertThat(codes(outcomes)).containsExactly(FailureCode.ATTRIBUTES_INVALID.name(), "ok");
    }

    @Test
    void retag_rowThatIsNotThere_failsAlone() {
        upsertAll(pictures, rows(2));
        List<RowTag> tags = Stream.of("item-000000", "nowhere", "item-000001")
                .map(item -> new RowTag(key(item), 5, LATER, Attributes.NONE))
                .toList();

        List<Outcome<RowKey>> outcomes = await(pictures.store().retag(tags));

        assertThat(codes(outcomes)).containsExactly("ok", FailureCode.INDEX_ROW_MISSING.name(), "ok");
        assertThat(pictures.rowCount()).isEqualTo(2);
        assertThat(scan(pictures)).allMatch(header -> header.version() == 5);
    }

    @Test
    void open_collectionOfAnotherModel_isRefusedWithAllThatDiffers() {
        ModelContract other = SampleRows.model(fingerprint.substring(0, 8) + "0".repeat(56));
        ModelContract longer = new ModelContract(
                "longer", other.fingerprint(), 64, other.licence(), other.logitScale(), other.image(), other.text());

        assertThatThrownBy(() -> open(Tower.IMAGE, longer))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.INDEX_CONTRACT_MISMATCH))
                .hasMessageContainingAll("belongs to model sample", fingerprint, "expected: longer", "(64)");
    }

    @Test
    void open_manyAtOnce_allSucceed() {
        ModelContract fresh = SampleRows.model(freshFingerprint());

        List<CompletableFuture<Opened>> opening = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> open(Tower.IMAGE, fresh)))
                .toList();

        assertThat(opening)
                .map(CompletableFuture::join)
                .allSatisfy(one -> assertThat(one.rowCount()).isZero());
    }

    @Test
    @Order(LAST)
    void close_completesWhatIsUnderWay() {
        Opened closing = open(Tower.IMAGE, model);
        index().kill();
        try {
            CompletableFuture<List<Outcome<RowKey>>> waiting = closing.store().upsert(rows(2));

            closing.store().close();

            assertThat(codes(await(waiting))).containsExactly("CLOSED", "CLOSED");
            assertThat(codes(await(closing.store().delete(List.of(key("a")))))).containsExactly("CLOSED");
        } finally {
            index().start();
        }
    }

    @Test
    @Order(LAST)
    void crashOfTheServerMidWrite_losesNothingAcknowledged_andEveryFutureCompletes() {
        List<CompletableFuture<List<Outcome<RowKey>>>> writes = new ArrayList<>();
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int from = 0; from < 2_000; from += 100) {
            List<Row> batch = rows(2_000).subList(from, from + 100);
            CompletableFuture<List<Outcome<RowKey>>> write =
                    last.thenCompose(before -> pictures.store().upsert(batch));
            writes.add(write);
            last = write;
        }

        await(writes.get(5));
        index().kill();
        index().start();
        List<String> codes =
                writes.stream().flatMap(write -> codes(await(write)).stream()).toList();

        assertThat(codes).hasSize(2_000).containsOnly("ok");
        assertThat(scan(pictures)).containsExactlyInAnyOrderElementsOf(headers(rows(2_000)));
        assertThat(pictures.search().search(rows(1).get(0).vector(), 1).get(0).header())
                .isEqualTo(rows(1).get(0).header());
    }
}
