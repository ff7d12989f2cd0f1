package io.tuwen.search.http;

import io.javalin.http.Context;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Failure;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.Question;
import io.tuwen.search.retrieval.RefusedException;
import io.tuwen.search.retrieval.Searcher;
import io.tuwen.search.zeroshot.ZeroShot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each path does. */
final class SearchApi {
    private final Parts parts;
    private final Limits limits;
    private final Admission admission;
    private final Searcher searcher;
    private final ZeroShot zeroShot;
    private final Readiness readiness;

    SearchApi(Parts parts, Limits limits, Admission admission, Readiness readiness) {
        this.parts = parts;
        this.limits = limits;
        this.admission = admission;
        this.searcher =
                new Searcher(parts.vectors(), parts.sides(), parts.calibration().cutoffs());
        this.zeroShot = new ZeroShot(parts.vectors(), parts.model().logitScale());
        this.readiness = readiness;
    }

    void search(Context http) {
        Body body = Body.of(http, limits);
        SearchRequest request = Json.read(body.json(), SearchRequest.class);
        Question question = Questions.of(request, new Terms(body.pictures(), limits), limits);
        boolean explain = Boolean.TRUE.equals(request.explain());
        answer(http, SearchAnswer.of(parts.model().label(), searcher.answer(question), explain));
    }

    void classify(Context http) {
        Body body = Body.of(http, limits);
        ClassifyRequest request = Json.read(body.json(), ClassifyRequest.class);
        Classification asked = Classification.of(request, new Terms(body.pictures(), limits), limits);
        ModelContract model = parts.model();
        answer(
                http,
                new ClassifyAnswer(
                        model.label(),
                        model.logitScale(),
                        zeroShot.classify(asked.subject(), asked.labels(), asked.prompts())));
    }

    void item(Context http) {
        ItemId item = Terms.item("id", http.pathParam("id"));
        List<ItemAnswer.Row> images = rows(Tower.IMAGE, item);
        List<ItemAnswer.Row> captions = rows(Tower.TEXT, item);
        if (images.isEmpty() && captions.isEmpty()) {
            throw new RefusedException(
                    RefusedException.Kind.NOT_FOUND,
                    new Finding("id", item.value(), "an item that is indexed"),
                    "publish it first, or name another");
        }
        answer(http, new ItemAnswer(item.value(), parts.model().label(), images, captions));
    }

    private List<ItemAnswer.Row> rows(Tower tower, ItemId item) {
        return ItemAnswer.Row.of(parts.sides().of(tower).of(item));
    }

    void status(Context http) {
        List<StatusAnswer.Index> indexes =
                Arrays.stream(Tower.values()).map(this::index).toList();
        answer(
                http,
                new StatusAnswer(
                        StatusAnswer.Model.of(parts.model()),
                        indexes,
                        StatusAnswer.Calibrated.of(parts.calibration()),
                        admission.underWay(),
                        limits.atOnce()));
    }

    private StatusAnswer.Index index(Tower tower) {
        Parts.Collection collection = parts.collections().apply(tower);
        return new StatusAnswer.Index(
                SearchAnswer.side(tower),
                tower.alias(),
                collection.name(),
                collection.model(),
                collection.fingerprint().equals(parts.model().fingerprint()),
                collection.rows());
    }

    void live(Context http) {
        answer(http, new HealthAnswer("live"));
    }

    void ready(Context http) {
        Optional<Failure> failure = readiness.failure();
        if (failure.isPresent()) {
            throw new ProblemException(Problems.of(failure.get()), Map.of("Retry-After", "2"));
        }
        answer(http, new HealthAnswer("ready"));
    }

    private static void answer(Context http, Object answer) {
        http.contentType("application/json").result(Json.write(answer));
    }
}
