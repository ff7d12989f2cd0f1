package io.tuwen.encoder.caption;

import static io.tuwen.core.outcome.FailureCode.CAPTION_BLANK;
import static io.tuwen.core.outcome.FailureCode.CAPTION_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptionNormaliserTest {
    private static final CaptionNormaliser NORMALISER = new CaptionNormaliser(CaptionNormaliser.DEFAULT_MAX_BYTES);

    /** Right-hand sides are what Python's str.lower() gives. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    红色 连衣裙, 红色 连衣裙
                    iPhone 14 Pro Max 256GB, iphone 14 pro max 256gb
                    Café MÜNCHEN, café münchen
                    Straße ÇELİK, straße çeli\u0307k
                    ＮＩＫＥ鞋, ｎｉｋｅ鞋
                    ΣΑΣ ΟΔΟΣ., σας οδος.
                    ΣΑΣ·Ç ΣΑΣ’’Α ΣΑΣ的Α, σασ·ç σασ’’α σας的α
                    Σ ͺΣ aΣⒶ aΣ\u00adⒶ aΣ\u0301. Α\u0345Σ, σ ͺσ aσⓐ aσ\u00adⓐ aς\u0301. α\u0345ς
                    ÀÉ Å K, àé å k
                    ‘单’引号…, ‘单’引号…
                    """)
    void normalise_lowersAsPythonDoes(String caption, String expected) {
        assertThat(NORMALISER.normalise(caption)).isEqualTo(Outcome.success(expected));
    }

    @Test
    void normalise_mapsDoubleQuotationMarks() {
        assertThat(NORMALISER.normalise("“夏季”T恤 ￥199")).isEqualTo(Outcome.success("\"夏季\"t恤 ￥199"));
    }

    @Test
    void normalise_keepsTheSpacesOfTheShop() {
        assertThat(NORMALISER.normalise(" A\u3000b\n")).isEqualTo(Outcome.success(" a\u3000b\n"));
    }

    @Test
    void normalise_doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(NORMALISER.normalise("TITLE")).isEqualTo(Outcome.success("title"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u3000\u00a0\u2007", "\u200b\ufeff\u00ad", "\u0000\u001f"})
    void normalise_ofNothingToBeSeenIsBlank(String caption) {
        assertThat(code(caption)).isEqualTo(CAPTION_BLANK);
    }

    @Test
    void normalise_countsBytesOfUtf8() {
        int most = CaptionNormaliser.DEFAULT_MAX_BYTES;
        assertThat(NORMALISER.normalise("a".repeat(most))).isInstanceOf(Outcome.Success.class);
        assertThat(NORMALISER.normalise("裙".repeat(most / 3))).isInstanceOf(Outcome.Success.class);
        assertThat(code("a".repeat(most + 1))).isEqualTo(CAPTION_TOO_LARGE);
        assertThat(code("裙".repeat(most / 3 + 1))).isEqualTo(CAPTION_TOO_LARGE);
        assertThat(code(" ".repeat(10 << 20))).isEqualTo(CAPTION_TOO_LARGE);
    }

    private static FailureCode code(String caption) {
        return ((Failed<String>) NORMALISER.normalise(caption)).failure().code();
    }
}
