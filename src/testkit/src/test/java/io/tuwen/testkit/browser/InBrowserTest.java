package io.tuwen.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class InBrowserTest {
    @TempDir
    Path folder;

    @Test
    void machineWithABrowser_isNotSkipped() throws IOException {
        Path browser = Files.createFile(folder.resolve("chromium"));
        assertThat(browser.toFile().setExecutable(true)).isTrue();

        assertThat(condition(folder.resolve("nowhere"), browser).isDisabled()).isFalse();
    }

    @Test
    void machineWithoutOne_isSkipped_andSaysSo() throws IOException {
        Path text = Files.createFile(folder.resolve("chromium.txt"));

        ConditionEvaluationResult condition = condition(folder.resolve("nowhere"), text);

        assertThat(condition.isDisabled()).isTrue();
        assertThat(condition.getReason().orElseThrow())
                .startsWith("no browser, so the page is not tested: none of [" + folder.resolve("nowhere"))
                .contains("install chromium and fonts-noto-cjk");
    }

    private static ConditionEvaluationResult condition(Path... places) {
        return new InBrowser(List.of(places)).condition();
    }
}
