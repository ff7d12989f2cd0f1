package io.tuwen.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.Material;
import io.tuwen.encoder.caption.CaptionNormaliser;
import org.junit.jupiter.api.Test;

final class CaptionLoaderTest {
    private final CaptionLoader loader = new CaptionLoader(new CaptionNormaliser(30), "1/lowercase-quotes/52/x");

    @Test
    void load_isOfWhatTheModelSees() {
        Material.Text text = load("“NIKE” 运动鞋");
        assertThat(text.text()).isEqualTo("\"nike\" 运动鞋");
        assertThat(text.digest()).isEqualTo(load("\"Nike\" 运动鞋").digest());
        assertThat(text.digest()).isNotEqualTo(load("nike 运动鞋").digest());
    }

    @Test
    void load_refusesWhatCannotBeEmbedded() {
        assertThat(code(" \u3000")).isEqualTo(FailureCode.CAPTION_BLANK);
        assertThat(code("裙".repeat(11))).isEqualTo(FailureCode.CAPTION_TOO_LARGE);
    }

    private Material.Text load(String caption) {
        Content content = new Caption(caption);
        return (Material.Text) ((Success<Material>) loader.load(content).join()).value();
    }

    private FailureCode code(String caption) {
        return ((Failed<Material>) loader.load(new Caption(caption)).join())
                .failure()
                .code();
    }
}
