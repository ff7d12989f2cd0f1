package io.tuwen.cli;

import io.tuwen.cli.demo.Demonstration;
import io.tuwen.cli.demo.live.Story;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.ScratchFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen demo}. */
@Command(
        name = "demo",
        description = "Streams a drawn catalogue through the whole line, live or until it is proven.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Items appear, change price, picture and caption, leave and come back; records",
            "come late, twice, or broken; hostile pictures and addresses lie between.",
            "It goes on until Ctrl-C (exit code 130), with a page to search it and to act on",
            "it. --keep DIR goes on where an earlier run on DIR was stopped or killed.",
            "With --headless it ends: each item lives its life, as many held-out goods",
            "follow, which the towers were never taught, and each of them is asked for by",
            "its first caption. Exit code 0 when every record is accounted for and no row",
            "is missing, stale or orphaned, else 1.",
            "",
            "Examples:",
            "  tuwen demo",
            "  tuwen demo --items 2000 --rate 50 --keep shop",
            "  tuwen demo --headless --items 500 --json",
            "  tuwen demo --headless --items 500 --kill-job 3"
        })
final class DemoCommand extends Verb {
    private static final int MOST_ITEMS = 1_000_000;
    private static final int MOST_KILLS = 100;
    private static final double MOST_EVENTS = 1_000;

    @Option(names = "--headless", description = "End when the outcome is known.")
    private boolean headless;

    @Option(
            names = "--items",
            paramLabel = "N",
            description = "Items of the catalogue; default: " + Story.USUAL_ITEMS + ", or those of --keep.")
    private @Nullable Integer items;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Same seed, same catalogue; default: " + Story.USUAL_SEED + ", or that of --keep.")
    private @Nullable Long seed;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is; 0: any free port; default: 7700.")
    private @Nullable Integer port;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events a second; 0: none but those of the page; default: 20.")
    private @Nullable Double rate;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keeps everything there; default: nothing is kept.")
    private @Nullable Path keep;

    @Option(
            names = "--kill-job",
            paramLabel = "K",
            description = "With --headless: crash the running jobs K times on the way.")
    private @Nullable Integer kills;

    @Option(names = "--json", description = "With --headless: one JSON object as the last line of standard output.")
    private boolean json;

    @Mixin
    private PartOptions parts = new PartOptions();

    @Override
    public Integer call() throws InterruptedException {
        requireOptionsOfOneKind();
        require(
                items == null || (items >= 1 && items <= MOST_ITEMS),
                "--items: " + items + " (expected: 1 to " + MOST_ITEMS + ")");
        require(
                kills == null || (kills >= 0 && kills <= MOST_KILLS),
                "--kill-job: " + kills + " (expected: 0 to " + MOST_KILLS + ")");
        require(
                rate == null || (rate >= 0 && rate <= MOST_EVENTS),
                "--rate: " + rate + " (expected: 0 to " + MOST_EVENTS + ")");
        if (keep != null) {
            return run(keep.toAbsolutePath().normalize());
        }
        try (ScratchFolder scratch = ScratchFolder.below(Home.scratch())) {
            return run(scratch.path());
        }
    }

    private void requireOptionsOfOneKind() {
        boolean ofLive = Stream.of(Optional.ofNullable(port), Optional.ofNullable(rate), Optional.ofNullable(keep))
                .anyMatch(Optional::isPresent);
        require(!headless || !ofLive, "--headless: with --port, --rate or --keep (expected: without them)");
        require(headless || (kills == null && !json), "--kill-job, --json: without --headless (expected: with it)");
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
        if (headless) {
            return new HeadlessDemo(
                            spec(),
                            new Demonstration.Settings(
                                    items == null ? Story.USUAL_ITEMS : items,
                                    seed == null ? Story.USUAL_SEED : seed,
                                    kills == null ? 0 : kills),
                            json)
                    .run(servers);
        }
        return new LiveDemo(spec(), new LiveDemo.Settings(items, seed, rate, port, keep)).run(servers);
    }
}
