package io.tuwen.search.http;

import io.tuwen.search.metrics.SearchMetrics;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses before anything of ours sees it, told as everything else is. */
final class TransportProblems extends ErrorHandler {
    private final long mostBytes;
    private final SearchMetrics metrics;

    /** @param mostBytes of a body */
    TransportProblems(long mostBytes, SearchMetrics metrics) {
        this.mostBytes = mostBytes;
        this.metrics = metrics;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = problem(code);
        metrics.refused(problem.shortType());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(Json.write(problem)), callback);
    }

    private Problem problem(int status) {
        if (status == HttpStatus.PAYLOAD_TOO_LARGE_413) {
            return Problems.of(Receipt.tooLarge("body", mostBytes));
        }
        String name = HttpStatus.getMessage(status);
        String type = "http-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        return Problem.of(type, "This is not HTTP as it is served here", status, name)
                .with(remedy(status));
    }

    private static String remedy(int status) {
        return switch (status) {
            case HttpStatus.REQUEST_TIMEOUT_408 -> "send the whole request at once";
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "send less";
            default -> "send a request as RFC 9110 and RFC 9112 have it";
        };
    }
}
