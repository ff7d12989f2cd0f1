package io.tuwen.search.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final List<String> CAPTIONS =
            List.of("红色杯子", "蓝色杯子，包邮", "新款杯子", "【热卖】杯子 cup", "blue cup large", "a cup, new", "cup", "the cup shop");

    @Test
    void word_isWhatRecursBetweenOtherNeighbours() {
        assertThat(Words.of(CAPTIONS, 10)).containsExactly("cup", "杯子");
    }

    @Test
    void partOfAWord_hasOneNeighbour_andIsNone() {
        assertThat(Words.of(List.of("大领带", "小领带", "新领带", "旧领带 a", "领带，b"), 10))
                .containsExactly("领带")
                .doesNotContain("带", "领");
    }

    @Test
    void rareWord_andMoreThanAreWanted_areLeftOut() {
        assertThat(Words.of(CAPTIONS.subList(0, 3), 10)).isEmpty();
        assertThat(Words.of(CAPTIONS, 1)).containsExactly("cup");
    }

    @Test
    void wordsDoNotReachOverSigns() {
        assertThat(Words.of(List.of("红，杯a", "蓝，杯b", "绿，杯c", "黑，杯d"), 10)).isEmpty();
    }
}
