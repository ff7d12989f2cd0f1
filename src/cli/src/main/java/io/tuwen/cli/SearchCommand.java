package io.tuwen.cli;

import io.tuwen.cli.search.CatalogueSearch;
import io.tuwen.cli.search.Query;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Hit;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen search}. */
@Command(
        name = "search",
        description = "Finds goods by a sentence, by a picture, or like an item.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tuwen search --text 红色条纹T恤",
            "  tuwen search --image photo.jpg --k 3 --json",
            "  tuwen search --like item-00007 --target captions"
        })
final class SearchCommand extends Verb {
    private static final int MOST_HITS = 16_384;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Sought sought = new Sought();

    @Option(names = "--k", paramLabel = "N", defaultValue = "10", description = "Most hits; default: ${DEFAULT-VALUE}.")
    private int k;

    @Option(
            names = "--target",
            paramLabel = "images|captions",
            defaultValue = "images",
            description = "Where to look; default: ${DEFAULT-VALUE}.")
    private String target = "images";

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Mixin
    private StackOptions stack = new StackOptions();

    /** One of three ways to ask. */
    static final class Sought {
        @Option(names = "--text", paramLabel = "TEXT", description = "A sentence, best in Chinese.")
        private @Nullable String text;

        @Option(names = "--image", paramLabel = "FILE", description = "A picture file.")
        private @Nullable Path image;

        @Option(names = "--like", paramLabel = "ITEM", description = "An item that is indexed; left out of the hits.")
        private @Nullable String like;
    }

    /** A hit as JSON tells it. */
    record HitView(String itemId, String contentId, double score, long version, Map<String, Object> attributes) {
        static HitView of(Hit hit) {
            RowHeader row = hit.header();
            return new HitView(
                    row.key().itemId().value(),
                    row.key().contentId().value(),
                    hit.score(),
                    row.version(),
                    row.attributes().values());
        }
    }

    /** The whole answer. */
    record Answer(List<HitView> hits) {}

    @Override
    public Integer call() {
        Query query = query();
        Tower tower = tower();
        if (k < 1 || k > MOST_HITS) {
            throw usage("--k: " + k + " (expected: 1 to " + MOST_HITS + ")");
        }
        try (StackClients clients = new StackClients(stack.resolve());
                CatalogueSearch search = new CatalogueSearch(clients)) {
            List<Hit> hits = search.search(query, tower, k);
            print(new Answer(hits.stream().map(HitView::of).toList()));
        }
        return ExitCode.OK;
    }

    private Query query() {
        if (sought.text != null) {
            return new Query.Text(sought.text);
        }
        if (sought.image != null) {
            return new Query.Picture(sought.image);
        }
        try {
            return new Query.Like(new ItemId(String.valueOf(sought.like)));
        } catch (IllegalArgumentException e) {
            throw usage("--like: " + e.getMessage());
        }
    }

    private Tower tower() {
        return switch (target) {
            case "images" -> Tower.IMAGE;
            case "captions" -> Tower.TEXT;
            default -> throw usage("--target: " + target + " (expected: images or captions)");
        };
    }

    private void print(Answer answer) {
        if (json) {
            Output.json(spec(), answer);
            return;
        }
        if (answer.hits().isEmpty()) {
            Output.line(spec(), "no hits: " + tower().alias() + " is empty");
        }
        for (HitView hit : answer.hits()) {
            String line = "%7.4f  %s  %s  v%d  %s"
                    .formatted(hit.score(), hit.itemId(), hit.contentId(), hit.version(), hit.attributes());
            Output.line(spec(), line);
        }
    }
}
