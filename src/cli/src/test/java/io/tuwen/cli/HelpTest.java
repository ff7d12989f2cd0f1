package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    static Stream<String> verbs() {
        return Tuwen.commandLine().getSubcommands().keySet().stream().filter(verb -> !verb.equals("completion"));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void help_showsExamples(String verb) {
        assertThat(Run.of(verb, "--help").out()).contains("Examples:", "tuwen " + verb);
    }

    @Test
    void completion_knowsEveryVerb() {
        assertThat(Run.of("completion").out()).contains(verbs().toList());
    }

    @Test
    void unknownVerb_isRefusedWithAHint() {
        Run run = Run.of("serch");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("serch", "search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--items=0", "--items=x", "--kill-job=-1"})
    void demoOfNothing_isRefused(String option) {
        Run run = Run.of("demo", "--headless", option);
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains(option.substring(0, option.indexOf('=')));
    }

    @Test
    void embedOfTwoContents_isRefused() {
        Run run = Run.of("embed", "--text", "红", "--image", "a.png");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("--text", "--image");
    }

    @Test
    void embed_asksForTritonOnly() {
        Run run = Run.of("embed", "--text", "红", "--data", "/nowhere");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("--triton: not given");
        assertThat(Run.of("embed", "--help").out())
                .contains("--triton", "--model")
                .doesNotContain("--kafka", "--milvus");
    }

    @Test
    void twoWaysToAsk_areRefused() {
        Run run = Run.of("search", "--text", "红", "--like", "a");
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("--text", "--like");
    }
}
