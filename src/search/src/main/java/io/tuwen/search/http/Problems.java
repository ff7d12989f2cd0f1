package io.tuwen.search.http;

import io.javalin.http.HttpResponseException;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.search.retrieval.RefusedException;
import java.util.Locale;

/** What went wrong inside to what a client is told of it. */
final class Problems {
    private Problems() {}

    static Problem of(RefusedException refused) {
        Problem problem = switch (refused.kind()) {
            case INVALID ->
                Problem.of(
                        "request-invalid",
                        "The request is not as it should be",
                        400,
                        refused.finding().toString());
            case NOT_FOUND ->
                Problem.of(
                        "not-found",
                        "There is no such thing",
                        404,
                        refused.finding().toString());
            case TOO_LARGE ->
                Problem.of(
                        "too-large",
                        "The request is too large",
                        413,
                        refused.finding().toString());
        };
        return problem.at(
                        refused.finding().name(),
                        refused.finding().value(),
                        refused.finding().expectation())
                .with(refused.remedy());
    }

    /** By who has to act: the client on its own content, or whoever runs a part behind. */
    static Problem of(Failure failure) {
        String type = failure.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (failure.code().owner()) {
            case RECORD ->
                Problem.of(type, "This content cannot be searched with", 422, failure.message())
                        .with("send another picture or text");
            case PICTURE_HOST ->
                Problem.of(type, "The picture's host does not give it", 502, "it does not answer, or not in time")
                        .with("ask again later, or upload the picture");
            case MODEL -> ofModel(type, failure);
            case INDEX, CONFIG -> unavailable(type, away(failure.code()));
        };
    }

    private static Problem ofModel(String type, Failure failure) {
        return switch (failure.disposition()) {
            case DEAD_LETTER ->
                Problem.of(type, "The model gives no vector of this content", 422, "the model refused this content")
                        .with("send another picture or text");
            case WAIT, PARK, DEFER, FAIL_JOB -> unavailable(type, "the model does not answer");
        };
    }

    private static String away(FailureCode code) {
        return switch (code) {
            case INDEX_CONTRACT_MISMATCH -> "the index in use is not of this service's model, or there is none yet";
            case INDEX_UNAVAILABLE, INDEX_OVER_QUOTA -> "the index does not answer";
            case CLOSED -> "the service is stopping";
            default -> "a part behind this service is not as it should be";
        };
    }

    private static Problem unavailable(String type, String detail) {
        return Problem.of(type, "Not now", 503, detail)
                .with("ask again later; `tuwen doctor` and the service's log tell its operator more");
    }

    /** What Javalin itself answers: no such path, no such method, too large. */
    static Problem of(HttpResponseException refusal) {
        return switch (refusal.getStatus()) {
            case 404 ->
                Problem.of("no-such-path", "There is no such path", 404, "nothing is served here")
                        .with("see /openapi.json");
            case 405 ->
                Problem.of("no-such-method", "The path takes other methods", 405, String.valueOf(refusal.getMessage()))
                        .with("see /openapi.json");
            default ->
                Problem.of(
                        "request-refused",
                        "The request is refused",
                        refusal.getStatus(),
                        String.valueOf(refusal.getMessage()));
        };
    }

    static Problem unexpected() {
        return Problem.of("unexpected", "The service broke", 500, "a fault of the service; its log has it")
                .with("report it");
    }
}
