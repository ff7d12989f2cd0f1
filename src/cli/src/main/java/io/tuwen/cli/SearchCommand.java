package io.tuwen.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.calibration.CalibrationInUse;
import io.tuwen.search.filter.FilterJson;
import io.tuwen.search.model.QueryEncoder;
import io.tuwen.search.retrieval.Answer;
import io.tuwen.search.retrieval.Cutoffs;
import io.tuwen.search.retrieval.Found;
import io.tuwen.search.retrieval.Method;
import io.tuwen.search.retrieval.MinScore;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.Question;
import io.tuwen.search.retrieval.RefusedException;
import io.tuwen.search.retrieval.Searcher;
import io.tuwen.search.retrieval.Selection;
import io.tuwen.search.retrieval.Target;
import io.tuwen.search.retrieval.Term;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
            "  tuwen search --like item-00007 --target captions",
            "  tuwen search --text 'A1-7788 保温杯' --method hybrid",
            "  tuwen search --text 杯子 --filter '{\"<=\": {\"price\": 99}}'",
            "  tuwen search --text 杯子 --k 100 --min-score auto"
        })
final class SearchCommand extends Verb {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Sought sought = new Sought();

    @Option(names = "--k", paramLabel = "N", defaultValue = "10", description = "Most hits; default: ${DEFAULT-VALUE}.")
    private int k;

    @Option(
            names = "--target",
            paramLabel = "images|captions|both",
            defaultValue = "images",
            description = "Where to look; default: ${DEFAULT-VALUE}.")
    private String target = "images";

    @Option(
            names = "--method",
            paramLabel = "dense|fulltext|hybrid",
            defaultValue = "dense",
            description = "By vectors, by words of captions, or by both; default: ${DEFAULT-VALUE}.")
    private String method = "dense";

    @Option(
            names = "--filter",
            paramLabel = "JSON",
            description = "Which goods may be found, by their attributes; default: all.")
    private @Nullable String filter;

    @Option(
            names = "--min-score",
            paramLabel = "N|auto",
            description = "Least score of a hit, -1 to 1; auto: what is better than chance, by `tuwen calibrate`.")
    private @Nullable String minScore;

    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Mixin
    private CalibrationOptions calibration = new CalibrationOptions();

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
        static HitView of(Found found) {
            RowHeader row = found.row();
            return new HitView(
                    row.key().itemId().value(),
                    row.key().contentId().value(),
                    found.score(),
                    row.version(),
                    row.attributes().values());
        }
    }

    /**
     * The whole answer.
     *
     * @param method by what the hits were found
     * @param reason why not as it was asked; null where it was
     * @param minScore by side, the cut-off of this question; left out where none was to be chosen
     */
    record AnswerView(
            String method,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> minScore,
            List<HitView> hits) {
        static AnswerView of(Answer answer) {
            Map<String, Double> least = new TreeMap<>();
            answer.least().forEach((tower, score) -> least.put(tower.plural(), score));
            return new AnswerView(
                    answer.method().used().name().toLowerCase(Locale.ROOT),
                    answer.method().reason().orElse(null),
                    least,
                    answer.hits().stream().map(HitView::of).toList());
        }
    }

    @Override
    public Integer call() {
        try {
            Selection selection = new Selection(0, k, false, minScore());
            Question question = new Question(List.of(Term.of(query())), target(), filter(), selection, method());
            search(question);
            return ExitCode.OK;
        } catch (RefusedException e) {
            throw usage("--" + e.getMessage());
        }
    }

    private void search(Question question) {
        try (StackClients clients = new StackClients(stack.resolve());
                QueryEncoder encoder = new QueryEncoder(clients.model())) {
            Searcher searcher = new Searcher(encoder, clients.index(), cutoffs(question, clients));
            print(AnswerView.of(searcher.answer(question)));
        }
    }

    /** Told here, since a service would tell it otherwise. */
    private Cutoffs cutoffs(Question question, StackClients clients) {
        boolean wanted = question.selection().minScore() instanceof MinScore.Auto;
        CalibrationInUse inUse =
                wanted ? CalibrationInUse.of(calibration.source(), clients.contract()) : CalibrationInUse.NONE;
        if (wanted && inUse.calibration().isEmpty()) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--min-score: auto (expected: a number: " + inUse.absence() + "); run `tuwen calibrate`");
        }
        return inUse.cutoffs();
    }

    private Query query() {
        if (sought.text != null) {
            return new Query.Text(sought.text);
        }
        if (sought.image != null) {
            return PictureFile.read(sought.image);
        }
        try {
            return new Query.Like(new ItemId(String.valueOf(sought.like)));
        } catch (IllegalArgumentException e) {
            throw usage("--like: " + e.getMessage());
        }
    }

    private Target target() {
        return switch (target) {
            case "images" -> Target.IMAGES;
            case "captions" -> Target.CAPTIONS;
            case "both" -> Target.BOTH;
            default -> throw usage("--target: " + target + " (expected: images, captions or both)");
        };
    }

    private Method method() {
        return switch (method) {
            case "dense" -> Method.DENSE;
            case "fulltext" -> Method.FULLTEXT;
            case "hybrid" -> Method.HYBRID;
            default -> throw usage("--method: " + method + " (expected: dense, fulltext or hybrid)");
        };
    }

    private MinScore minScore() {
        if (minScore == null) {
            return MinScore.NONE;
        }
        try {
            return minScore.equals("auto") ? new MinScore.Auto() : new MinScore.Fixed(Double.parseDouble(minScore));
        } catch (NumberFormatException | RefusedException e) {
            throw usage("--min-score: " + minScore + " (expected: -1 to 1, or auto)");
        }
    }

    private Filter filter() {
        if (filter == null) {
            return Filter.NONE;
        }
        try {
            return FilterJson.parse("filter", JSON.readTree(filter));
        } catch (JsonProcessingException e) {
            throw usage("--filter: " + filter + " (expected: JSON): " + e.getOriginalMessage());
        }
    }

    private void print(AnswerView answer) {
        if (json) {
            Output.json(spec(), answer);
            return;
        }
        if (answer.reason() != null) {
            Output.line(spec(), "by " + answer.method() + " instead: " + answer.reason());
        }
        answer.minScore().forEach((side, score) -> Output.line(spec(), "cut-off on %s: %.4f".formatted(side, score)));
        if (answer.hits().isEmpty()) {
            Output.line(spec(), "no hits: nothing that is indexed passes");
        }
        for (HitView hit : answer.hits()) {
            String line = "%7.4f  %s  %s  v%d  %s"
                    .formatted(hit.score(), hit.itemId(), hit.contentId(), hit.version(), hit.attributes());
            Output.line(spec(), line);
        }
    }
}
