package io.tuwen.encoder.caption;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.tuwen.encoder.TestContract;
import java.io.IOException;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

final class CaptionHeadTest {
    private static final int LENGTH = 12;
    private static final HuggingFaceTokenizer TOKENIZER = open();

    private static HuggingFaceTokenizer open() {
        CaptionTokenizer.load(TestContract.repository(), TestContract.read().text())
                .close();
        Map<String, String> options = Map.of("truncation", "true", "maxLength", Integer.toString(LENGTH));
        try {
            return HuggingFaceTokenizer.newInstance(TestContract.repository().resolve("tokenizer.json"), options);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterContainer
    static void close() {
        TOKENIZER.close();
    }

    @Property(tries = 3000)
    void of_leavesTheIdsAsTheyAre(@ForAll("texts") String text) {
        String head = CaptionHead.of(text, LENGTH);
        assertThat(text).startsWith(head);
        assertThat(TOKENIZER.encode(head).getIds())
                .isEqualTo(TOKENIZER.encode(text).getIds());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(
                        "裙", "a", "连衣", " ", ",", "\u200b", "\u0301", "\u3000", "[SEP]", "é", "\u00ad", "🔥", "x9"),
                Arbitraries.of(
                        "\ud840\udc00", "\u2028", "\u00a0", "ß", "…", "ｶﾞ", "\u3099", "한", "½", "\ufffd", "\0", "٣"),
                Arbitraries.strings().ofLength(1));
        return pieces.list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Test
    void of_cutsLongCaptions() {
        assertThat(CaptionHead.of("的".repeat(20_000), 52)).hasSize(52);
        assertThat(CaptionHead.of("word ".repeat(10_000), 52)).hasSize(52 * 5);
    }

    @Test
    void of_keepsWhatMayBeOneWord() {
        assertThat(CaptionHead.of("a".repeat(20_000), 52)).hasSize(20_000);
        assertThat(CaptionHead.of("\u0301 ".repeat(20_000), 52)).hasSize(40_000);
    }
}
