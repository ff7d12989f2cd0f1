package io.tuwen.testkit.store;

import static io.tuwen.testkit.store.Answers.await;
import static io.tuwen.testkit.store.Answers.codes;
import static io.tuwen.testkit.store.Answers.freshFingerprint;
import static io.tuwen.testkit.store.Answers.read;
import static io.tuwen.testkit.store.Answers.scan;
import static io.tuwen.testkit.store.Answers.upsertAll;
import static io.tuwen.testkit.store.SampleRows.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.index.RowTag;
import io.tuwen.core.model.Tower;
import io.tuwen.testkit.store.IndexUnderTest.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every index that keeps words must find. The tests of a class share a collection, and each finds it empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TextSearchContract {
    private static final Attributes CHEAP = Attributes.of(Map.of("price", 9L));
    private static final Attributes DEAR = Attributes.of(Map.of("price", 900L));

    /** The server, started. */
    protected abstract IndexUnderTest index();

    private Opened captions;

    @BeforeAll
    void open() {
        captions = index().open(Tower.TEXT, SampleRows.model(freshFingerprint()));
    }

    @BeforeEach
    void empty() {
        List<RowKey> there = scan(captions).stream().map(RowHeader::key).toList();
        assertThat(codes(await(captions.store().delete(there)))).allMatch("ok"::equals);
    }

    @AfterAll
    void close() {
        captions.close();
    }

    private void write(String item, long version, String caption) {
        upsertAll(captions, List.of(SampleRows.row(item, version, CHEAP, caption)));
    }

    private List<String> found(String words) {
        return items(captions.text().search(words, 10, Filter.NONE));
    }

    private static List<String> items(List<Hit> hits) {
        return hits.stream().map(hit -> hit.header().key().itemId().value()).toList();
    }

    @Test
    void absence_isNone() {
        assertThat(captions.text().absence()).isEmpty();
    }

    @Test
    void search_findsWhatSharesAWord_mostSharedFirst() {
        write("shirt", 1, "红色条纹T恤");
        write("cup", 1, "红色马克杯");
        write("kite", 1, "蓝色风筝");

        List<Hit> hits = captions.text().search("红色条纹", 10, Filter.NONE);

        assertThat(items(hits)).containsExactly("shirt", "cup");
        assertThat(hits).extracting(Hit::score).allMatch(score -> score > 0);
        assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(hits.get(0).header())
                .isEqualTo(SampleRows.row("shirt", 1, CHEAP, "红色条纹T恤").header());
        assertThat(items(captions.text().search("红色条纹", 1, Filter.NONE))).containsExactly("shirt");
    }

    @Test
    void search_findsAModelNumber_amongManyOfTheSameKind() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(SampleRows.row("item-" + i, 1, CHEAP, "蓝色保温杯，型号A1-%04d".formatted(7_500 + i)));
        }
        upsertAll(captions, rows);

        assertThat(captions.text().search("A1-7788", 1, Filter.NONE))
                .extracting(hit -> hit.header().caption())
                .containsExactly("蓝色保温杯，型号A1-7788");
    }

    @Test
    void search_takesCapitalsAsSmall_andMarksAsNoWords() {
        write("phone", 1, "iPhone 15 Pro-Max，黑色");
        write("watch", 1, "手表，白色");

        assertThat(found("IPHONE pro")).containsExactly("phone");
        assertThat(found("，")).isEmpty();
        assertThat(found("-")).isEmpty();
    }

    @Test
    void search_nothingToFind_isEmpty() {
        assertThat(found("红色")).isEmpty();
        write("kite", 1, "蓝色风筝");
        write("mute", 1, "");

        assertThat(found("红色")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found("\u0000 \" or true")).isEmpty();
    }

    @Test
    void filter_leavesTheBestOfThoseThatPass() {
        upsertAll(
                captions,
                List.of(SampleRows.row("dear", 1, DEAR, "红色条纹T恤"), SampleRows.row("cheap", 1, CHEAP, "红色马克杯")));

        assertThat(items(captions.text().search("红色条纹", 1, new Filter.Equal("price", 9L))))
                .containsExactly("cheap");
    }

    /** The words of what was replaced or removed are gone with it. */
    @Test
    void upsertAndDelete_leaveNoWordsBehind() {
        write("a", 1, "红色T恤 A1-7788");
        write("b", 1, "红色书包 B2-9900");

        write("a", 2, "黑色风筝");
        await(captions.store().delete(List.of(key("b"))));

        assertThat(found("A1-7788")).isEmpty();
        assertThat(found("B2-9900")).isEmpty();
        assertThat(found("风筝")).containsExactly("a");
    }

    /** A row is read without its words, and written whole. */
    @Test
    void retag_keepsTheWords() {
        write("a", 1, "红色T恤 A1-7788");

        await(captions.store().retag(List.of(new RowTag(key("a"), 2, Instant.EPOCH, DEAR))));

        assertThat(captions.text().search("A1-7788", 1, Filter.NONE))
                .extracting(hit -> hit.header().version())
                .containsExactly(2L);
        assertThat(read(captions, List.of(key("a"))))
                .extracting(RowHeader::caption)
                .containsExactly("红色T恤 A1-7788");
    }

    @Test
    void search_findsTheLastWordOfTheLongestCaption() {
        String longest = "红色条纹T恤，".repeat(3_000).substring(0, 21_000) + " A1-7788";
        write("long", 1, longest);

        assertThat(found("A1-7788")).containsExactly("long");
    }

    @Test
    void crash_losesNoWords() {
        write("a", 1, "红色T恤 A1-7788");
        write("a", 2, "黑色风筝 C3-1234");
        write("b", 1, "红色书包 B2-9900");
        await(captions.store().delete(List.of(key("b"))));

        index().kill();
        index().start();

        assertThat(found("C3-1234")).containsExactly("a");
        assertThat(found("A1-7788")).isEmpty();
        assertThat(found("B2-9900")).isEmpty();
    }

    @Test
    void search_kOutOfRange_isRefusedBeforeItIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> captions.text().search("红色", 0, Filter.NONE))
                .withMessage("k: 0 (expected: 1 to 16384)");
    }
}
