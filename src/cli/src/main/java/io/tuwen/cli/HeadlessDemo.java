package io.tuwen.cli;

import io.tuwen.cli.demo.Demonstration;
import io.tuwen.cli.demo.Questioning;
import io.tuwen.cli.demo.Retrieval;
import io.tuwen.cli.demo.Summary;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.retrieval.Searcher;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The demonstration that ends when its outcome is known.
 *
 * @param json whether it is told as JSON
 */
record HeadlessDemo(CommandSpec spec, Demonstration.Settings settings, boolean json) {

    int run(LocalServers.Wanted servers) throws InterruptedException {
        LocalStack.Wanted wanted = new LocalStack.Wanted(servers, Demonstration.jobs());
        try (LocalStack stack = LocalStack.start(wanted, Output.teller(spec()));
                StackClients clients = new StackClients(stack.addresses())) {
            Demonstration.Result result = show(stack, clients);
            result.shortfalls().forEach(shortfall -> Output.complain(spec(), shortfall));
            boolean proven = result.shortfalls().isEmpty();
            print(proven ? result.summary().with(ask(clients)) : result.summary());
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
            return new Demonstration(settings, stack, clients, audience).run();
        }
    }

    private Retrieval ask(StackClients clients) {
        try (QueryEncoder encoder = new QueryEncoder(clients.model());
                Progress progress = Progress.of("queries", settings.items(), !json)) {
            return new Questioning(new Searcher(encoder, clients.index())).ask(settings.heldOut(), progress::reached);
        }
    }

    private void print(Summary summary) {
        if (json) {
            Output.json(spec(), summary);
        } else {
            summary.lines().forEach(line -> Output.line(spec(), line));
        }
    }
}
