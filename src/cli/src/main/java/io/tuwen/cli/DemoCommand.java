package io.tuwen.cli;

import io.tuwen.cli.demo.Demonstration;
import io.tuwen.cli.demo.Questioning;
import io.tuwen.cli.demo.Retrieval;
import io.tuwen.cli.demo.Summary;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.ScratchFolder;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.retrieval.Searcher;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen demo}. */
@Command(
        name = "demo",
        description = "Streams a drawn catalogue through the whole line and proves that the index equals the stream.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Items appear, change price, picture and caption, leave and come back; records",
            "come late, twice, or broken; hostile pictures and addresses lie between. As many held-out goods follow, which the towers were",
            "never taught; at the end each is asked for by its first caption. Without",
            "--headless the stack stays until Ctrl-C, for the other verbs to look at.",
            "Exit code 0 when every record is accounted for and no row is missing, stale or",
            "orphaned, else 1.",
            "",
            "Examples:",
            "  tuwen demo",
            "  tuwen demo --headless --items 500 --json",
            "  tuwen demo --headless --items 500 --kill-job 3"
        })
final class DemoCommand extends Verb {
    private static final int MOST_ITEMS = 1_000_000;
    private static final int MOST_KILLS = 100;

    @Option(names = "--headless", description = "End when the outcome is known.")
    private boolean headless;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "200",
            description = "Items of the catalogue; default: ${DEFAULT-VALUE}.")
    private int items;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same catalogue; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--kill-job",
            paramLabel = "K",
            defaultValue = "0",
            description = "Crash the running jobs K times on the way; default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Mixin
    private PartOptions parts = new PartOptions();

    @Override
    public Integer call() throws InterruptedException {
        require(items >= 1 && items <= MOST_ITEMS, "--items: " + items + " (expected: 1 to " + MOST_ITEMS + ")");
        require(kills >= 0 && kills <= MOST_KILLS, "--kill-job: " + kills + " (expected: 0 to " + MOST_KILLS + ")");
        try (ScratchFolder scratch = ScratchFolder.below(Home.scratch())) {
            return run(scratch.path());
        }
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw usage(complaint);
        }
    }

    private int run(Path folder) throws InterruptedException {
        Path model = Optional.ofNullable(parts.model()).orElseGet(Home::demoModel);
        LocalServers.Wanted servers =
                new LocalServers.Wanted(Home.path(), folder, model, parts.given(), LocalServers.ListenOn.USUAL);
        LocalStack.Wanted wanted = new LocalStack.Wanted(servers, Demonstration.jobs());
        try (LocalStack stack = LocalStack.start(wanted, Output.teller(spec()));
                StackClients clients = new StackClients(stack.addresses())) {
            Demonstration.Result result = show(stack, clients);
            result.shortfalls().forEach(shortfall -> Output.complain(spec(), shortfall));
            boolean proven = result.shortfalls().isEmpty();
            print(proven ? result.summary().with(ask(clients)) : result.summary());
            if (!headless) {
                stay(stack);
            }
            return proven ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private Demonstration.Result show(LocalStack stack, StackClients clients) throws InterruptedException {
        try (Progress progress = Progress.of("records", -1, !json)) {
            Demonstration.Audience audience = new Demonstration.Audience() {
                @Override
                public void settled(long records, long expected) {
                    progress.reached(records, expected);
                }

                @Override
                public void said(String line) {
                    Output.teller(spec()).accept(line);
                }
            };
            return new Demonstration(settings(), stack, clients, audience).run();
        }
    }

    private Demonstration.Settings settings() {
        return new Demonstration.Settings(items, seed, kills);
    }

    private Retrieval ask(StackClients clients) {
        try (QueryEncoder encoder = new QueryEncoder(clients.model());
                Progress progress = Progress.of("queries", items, !json)) {
            return new Questioning(new Searcher(encoder, clients.index()))
                    .ask(settings().heldOut(), progress::reached);
        }
    }

    private void print(Summary summary) {
        if (json) {
            Output.json(spec(), summary);
        } else {
            summary.lines().forEach(line -> Output.line(spec(), line));
        }
    }

    /** Until the process is asked to end. */
    private void stay(LocalStack stack) throws InterruptedException {
        try (UpCommand.Notes notes = UpCommand.Notes.leave(stack.addresses(), null)) {
            Output.addresses(spec(), stack.addresses());
            new CountDownLatch(1).await();
        }
    }
}
