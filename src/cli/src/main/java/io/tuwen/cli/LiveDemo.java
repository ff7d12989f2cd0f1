package io.tuwen.cli;

import io.tuwen.cli.demo.Demonstration;
import io.tuwen.cli.demo.live.Story;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.local.Ports;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The demonstration that goes on until it is stopped. */
record LiveDemo(CommandSpec spec, Settings settings) {
    private static final int USUAL_PORT = 7700;
    private static final double USUAL_RATE = 20;
    private static final long LOOK_EVERY_SECONDS = 1;

    /** What was asked for; null: not said. */
    record Settings(
            @Nullable Integer items,
            @Nullable Long seed,
            @Nullable Double rate,
            @Nullable Integer port,
            @Nullable Path keep) {

        double eventsPerSecond() {
            return rate == null ? USUAL_RATE : rate;
        }

        /** Before anything is started: what is wrong is cheapest to find here. */
        int claimPort() {
            return Ports.claim(port == null ? USUAL_PORT : port);
        }
    }

    int run(LocalServers.Wanted servers) throws InterruptedException {
        int port = settings.claimPort();
        Story story = Story.in(servers.data(), settings.items(), settings.seed());
        LocalStack.Wanted wanted = new LocalStack.Wanted(servers, Demonstration.jobs());
        try (LocalStack stack = LocalStack.start(wanted, Output.teller(spec));
                Show show = Show.open(stack, story, servers.data().resolve("acts"), port);
                UpCommand.Notes notes = UpCommand.Notes.leave(stack.addresses(), settings.keep())) {
            stack.endFirst(show::close);
            Output.line(spec, "The demonstration is at " + show.address() + "; Ctrl-C stops it");
            show.begin(settings.eventsPerSecond());
            return watch(stack, show);
        }
    }

    private int watch(LocalStack stack, Show show) throws InterruptedException {
        Optional<String> damage = Optional.empty();
        while (damage.isEmpty()) {
            TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
            damage = stack.damage().or(show::damage);
        }
        Output.complain(spec, damage.get());
        return ExitCode.FAILED;
    }
}
