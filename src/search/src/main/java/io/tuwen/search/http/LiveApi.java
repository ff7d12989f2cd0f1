package io.tuwen.search.http;

import io.javalin.http.Context;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Owner;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.Pictures.Thumbnail;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the paths do that tell of the catalogue as it changes. */
final class LiveApi implements AutoCloseable {
    static final int LEAST_SIDE = 32;
    static final int MOST_SIDE = 512;
    static final int USUAL_SIDE = 240;
    static final int PICTURES_AT_ONCE = 64;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final String REMEDY = "start it with `tuwen serve --kafka HOST:PORT`";

    private final Parts parts;
    private final Extras extras;
    private final Optional<LiveStreams> streams;

    LiveApi(Parts parts) {
        this.parts = parts;
        this.extras = parts.extras();
        this.streams = extras.feed().map(LiveStreams::new);
    }

    void about(Context http) {
        AboutAnswer.Fulltext fulltext = AboutAnswer.Fulltext.of(parts.sides().text());
        http.contentType("application/json").result(Json.write(AboutAnswer.of(parts, fulltext)));
    }

    void live(Context http) {
        streams.orElseThrow(() -> absent("feed", "this service does not follow the catalogue's topics"))
                .handle(http);
    }

    void history(Context http) {
        ItemId item = Terms.item("id", http.pathParam("id"));
        List<Happening> happenings = extras.history()
                .orElseThrow(() -> absent("history", "this service does not follow the catalogue's topics"))
                .of(item);
        if (happenings.isEmpty()) {
            throw notFound("id", item.value(), "an item that was published, and is remembered");
        }
        http.contentType("application/json").result(Json.write(HistoryAnswer.of(item, happenings)));
    }

    void picture(Context http) {
        ItemId item = Terms.item("id", http.pathParam("id"));
        RowKey key = new RowKey(content(http.queryParam("content")), item);
        Thumbnail thumbnail = thumbnail(key, side(http.queryParam("side")))
                .orElseThrow(() -> notFound("id", item.value(), "an item whose picture is known"));
        String tag = '"' + thumbnail.digest().toString() + '"';
        http.header("ETag", tag)
                .header("Cache-Control", "private, max-age=60")
                .header("X-Content-Type-Options", "nosniff");
        if (tag.equals(http.header("If-None-Match"))) {
            http.status(304);
        } else {
            http.contentType("image/jpeg").result(thumbnail.jpeg());
        }
    }

    private Optional<Thumbnail> thumbnail(RowKey key, int side) {
        try {
            return extras.pictures()
                    .orElseThrow(() -> absent("pictures", "this service knows no pictures"))
                    .of(key, side);
        } catch (FailureException e) {
            throw refusal(e);
        }
    }

    /** A picture that is broken is one that is not there; of all else the failure's owner is told of. */
    private static RuntimeException refusal(FailureException e) {
        Failure failure = e.failure();
        return failure.code().owner() == Owner.RECORD
                ? notFound("picture", failure.code().name(), "one that can be decoded")
                : e;
    }

    private static ContentId content(@Nullable String text) {
        try {
            return text == null ? ContentId.MAIN : new ContentId(text);
        } catch (IllegalArgumentException e) {
            throw Terms.refused("content", String.valueOf(text), "1 to 64 letters, digits, . _ -");
        }
    }

    private static int side(@Nullable String text) {
        if (text == null) {
            return USUAL_SIDE;
        }
        int side = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (side < LEAST_SIDE || side > MOST_SIDE) {
            throw Terms.refused("side", text, LEAST_SIDE + " to " + MOST_SIDE + " pixels");
        }
        return side;
    }

    private static RefusedException notFound(String name, String value, String expectation) {
        return new RefusedException(
                RefusedException.Kind.NOT_FOUND,
                new Finding(name, value, expectation),
                "publish it first, or name another");
    }

    private static ProblemException absent(String part, String detail) {
        return new ProblemException(Problem.of("no-" + part, "This service cannot tell", 404, detail)
                .with(REMEDY));
    }

    /** Ends the streams. */
    @Override
    public void close() {
        streams.ifPresent(LiveStreams::close);
    }
}
