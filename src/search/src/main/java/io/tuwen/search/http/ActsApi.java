package io.tuwen.search.http;

import io.javalin.http.Context;
import io.tuwen.core.identity.ItemId;
import io.tuwen.search.act.Acts;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** What the path does that acts on the catalogue of a demonstration: one act at a time. */
final class ActsApi {
    private static final String JSON = "application/json";

    private final Optional<Acts> acts;
    private final Limits limits;
    private final Semaphore stage = new Semaphore(1);

    ActsApi(Parts parts, Limits limits) {
        this.acts = parts.extras().acts();
        this.limits = limits;
    }

    void play(Context http) {
        Acts known = acts.orElseThrow(() -> new ProblemException(
                Problem.of("no-demo", "This is no demonstration", 404, "nothing can be done to this catalogue here")
                        .with("run `tuwen demo`")));
        String act = http.pathParam("act");
        if (!known.names().contains(act)) {
            throw new RefusedException(
                    RefusedException.Kind.NOT_FOUND,
                    new Finding("act", act, "one of " + String.join(", ", known.names())),
                    "name one of them");
        }
        Optional<ItemId> item = item(http);
        if (!stage.tryAcquire()) {
            throw new ProblemException(
                    Problem.of("act-under-way", "Not now", 409, "another act is under way")
                            .with("ask again when it has ended"),
                    Map.of("Retry-After", "1"));
        }
        try {
            http.contentType(JSON).result(Json.write(ActAnswer.of(known.play(act, item))));
        } finally {
            stage.release();
        }
    }

    /** JSON alone: a page of somebody else's can have a browser send a form here, but not this type. */
    private Optional<ItemId> item(Context http) {
        Body body = Body.of(http, limits);
        if (http.isMultipartFormData()) {
            throw new ProblemException(Problem.of("media-type", "Another kind of body is wanted", 415, "a form")
                    .at("Content-Type", "multipart/form-data", JSON)
                    .with("send JSON; {} will do"));
        }
        ActRequest request = Json.read(body.json(), ActRequest.class);
        return Optional.ofNullable(request.itemId()).map(id -> Terms.item("item_id", id));
    }
}
