package io.tuwen.cli;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

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
            ServeCommand.class,
            CalibrateCommand.class,
            EmbedCommand.class,
            PictureCommand.class,
            DoctorCommand.class,
            EvalCommand.class,
            CatalogueCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all is well; 1 the outcome is not as it should be;",
            "2 it could not begin.",
            "",
            "Examples:",
            "  tuwen demo --headless --items 500     the whole line, once, with figures",
            "  tuwen up                              a stack on this machine",
            "  tuwen publish shop/items.jsonl        a shop's goods, until searchable",
            "  tuwen search --text 红色条纹T恤 --k 5   one sentence finds the goods",
            "  tuwen serve                           the same over HTTP",
            "  tuwen picture shop/pictures           which of them a model can see",
            "  source <(tuwen completion)            completion for bash and zsh"
        })
public final class Tuwen {
    private Tuwen() {}

    public static void main(String[] arguments) {
        // Some of the libraries bring a configuration of logging along; ours is named, so that it is the one that
        // counts.
        System.setProperty("log4j2.configurationFile", "classpath:tuwen-log4j2.xml");
        System.exit(run(arguments));
    }

    /** An error must not leave the threads of servers behind. */
    private static int run(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error e) {
            LoggerFactory.getLogger(Tuwen.class).error("The command broke", e);
            return ExitCode.FAILED;
        }
    }

    /** The command, ready to be run or asked for its help. */
    public static CommandLine commandLine() {
        return new CommandLine(new Tuwen())
                .addSubcommand("completion", new GenerateCompletion())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Tuwen::explain)
                .setParameterExceptionHandler(Tuwen::correct)
                .setExitCodeExceptionMapper(problem -> ExitCode.REFUSED);
    }

    /** A named failure is told in one line; anything else is a fault of ours and keeps its trace. */
    private static int explain(Exception problem, CommandLine command, ParseResult parsed) throws Exception {
        if (problem instanceof FailureException failure) {
            return complain(
                    command,
                    failure.failure().message() + remedy(failure.failure().code()));
        }
        if (problem instanceof UncheckedIOException io) {
            return complain(command, io.getMessage() + ": " + io.getCause());
        }
        throw problem;
    }

    /** Configuration tells its own. */
    private static String remedy(FailureCode code) {
        boolean away = code == FailureCode.MODEL_UNAVAILABLE || code == FailureCode.INDEX_UNAVAILABLE;
        return away ? " (expected: a server that answers there; `./tuwen doctor` tells more)" : "";
    }

    /** What was meant instead of what was typed. */
    private static int correct(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        complain(command, String.valueOf(problem.getMessage()));
        PrintWriter err = command.getErr();
        if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.REFUSED;
    }

    private static int complain(CommandLine command, String message) {
        Output.complain(command.getCommandSpec(), command.getCommandSpec().qualifiedName() + ": " + message);
        return ExitCode.REFUSED;
    }
}
