package io.tuwen.cli;

import io.tuwen.cli.publish.Publishing;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.StackClients;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuwen publish}. */
@Command(
        name = "publish",
        description = "Publishes pictures and captions, and returns when they are searchable.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A line of a jsonl file; item_id, version and one of image, caption, deleted must",
            "be there:",
            "  {\"item_id\": \"sku-1\", \"version\": 7, \"image\": \"pictures/1.jpg\",",
            "   \"caption\": \"红色条纹T恤\",",
            "   \"attributes\": {\"price\": 59.0, \"on_sale\": true},",
            "   \"content_id\": \"main\",",
            "   \"occurred_at\": \"2026-01-31T08:00:00Z\", \"deleted\": false}",
            "image is a path beside the file, sent as bytes, or an address, sent as it is and",
            "fetched by the job.",
            "In a folder every picture file (*.jpg, *.png, *.webp, *.gif, *.bmp, *.tiff and the",
            "like) is an item named by its path;",
            "NAME.txt beside it is its caption, the file's time its version.",
            "The whole source is checked first: where a line is wrong, nothing is sent.",
            "",
            "Examples:",
            "  tuwen publish shop/items.jsonl",
            "  tuwen publish shop/pictures --no-wait --json"
        })
final class PublishCommand extends Verb {
    @Parameters(paramLabel = "FOLDER|FILE.jsonl", description = "What to publish.")
    private Path source = Path.of("");

    @Option(names = "--no-wait", description = "Return as soon as Kafka has all of it.")
    private boolean noWait;

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        try (StackClients clients = new StackClients(stack.resolve())) {
            Publishing.Result result =
                    publish(new Publishing(clients, LocalServers.DEAD_LETTERS, InstantSource.system()));
            print(result);
            return result.complete() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private Publishing.Result publish(Publishing publishing) {
        try (Progress sending = Progress.of("sent", -1, !json);
                Progress arriving = Progress.of("searchable", -1, !json && !noWait)) {
            return publishing.publish(source, !noWait, new Publishing.Watcher(sending::reached, arriving::reached));
        }
    }

    private void print(Publishing.Result result) {
        if (json) {
            Output.json(spec(), result);
            return;
        }
        result.refused().forEach(refused -> Output.line(spec(), refused.toString()));
        Output.line(spec(), summary(result));
    }

    private String summary(Publishing.Result result) {
        String sent = result.items() + " items, " + result.records() + " records sent";
        if (noWait) {
            return sent;
        }
        return sent + ", " + result.searchable() + " searchable, "
                + result.refused().size() + " refused, " + result.pending() + " not arrived";
    }
}
