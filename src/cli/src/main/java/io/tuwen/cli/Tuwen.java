package io.tuwen.cli;

import io.tuwen.core.outcome.FailureException;
import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command's root: its verbs, and what leaves it when one of them throws. */
@Command(
        name = "tuwen",
        description = "Keeps a catalogue's vector index equal to its event stream.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            PublishCommand.class,
            SearchCommand.class,
            DoctorCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all is well; 1 it ran, and the outcome is not as it should be; 2 it could not begin.",
            "",
            "Examples:",
            "  tuwen demo --headless --items 500            the whole line, once, with figures",
            "  tuwen up                                     a stack on this machine, until Ctrl-C",
            "  tuwen publish shop/items.jsonl               pictures and captions, until they are searchable",
            "  tuwen search --text 红色条纹T恤 --k 5          one sentence finds the goods",
            "  source <(tuwen completion)                   completion for bash and zsh"
        })
public final class Tuwen {
    private Tuwen() {}

    public static void main(String[] arguments) {
        // Some of the libraries bring a configuration of logging along; ours is named, so that it is the one that
        // counts.
        System.setProperty("log4j2.configurationFile", "classpath:tuwen-log4j2.xml");
        System.exit(commandLine().execute(arguments));
    }

    /** The command, ready to be run or asked for its help. */
    public static CommandLine commandLine() {
        return new CommandLine(new Tuwen())
                .addSubcommand("completion", new GenerateCompletion())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Tuwen::explain)
                .setExitCodeExceptionMapper(problem -> ExitCode.REFUSED);
    }

    /** A named failure is told in one line; anything else is a fault of ours and keeps its trace. */
    private static int explain(Exception problem, CommandLine command, ParseResult parsed) throws Exception {
        if (!(problem instanceof FailureException failure)) {
            throw problem;
        }
        PrintWriter err = command.getErr();
        err.println(
                "tuwen " + command.getCommandName() + ": " + failure.failure().message());
        err.flush();
        return ExitCode.REFUSED;
    }
}
