package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    static Stream<String> verbs() {
        return Tuwen.commandLine().getSubcommands().keySet().stream().filter(verb -> !verb.equals("completion"));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void help_showsExamples(String verb) {
        assertThat(run(verb, "--help").out).contains("Examples:", "tuwen " + verb);
    }

    @Test
    void completion_knowsEveryVerb() {
        assertThat(run("completion").out).contains(verbs().toList());
    }

    @Test
    void unknownVerb_isRefusedWithAHint() {
        Run run = run("serch");
        assertThat(run.code).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err).contains("serch", "search");
    }

    @Test
    void twoWaysToAsk_areRefused() {
        Run run = run("search", "--text", "红", "--like", "a");
        assertThat(run.code).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err).contains("--text", "--like");
    }

    /** What a run of the command came to. */
    private record Run(int code, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Tuwen.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
