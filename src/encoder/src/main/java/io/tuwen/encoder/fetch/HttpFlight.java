package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One fetch: the first call and those that redirects lead to, one after the other. Redirects are followed here rather
 * than by the client because each must pass the same checks as the first address.
 */
final class HttpFlight implements Callback {
    private final HttpTransport transport;
    private final Validators known;
    private final CompletableFuture<Outcome<Fetched>> result;
    private int redirects;

    /** The call to give up when the result is there before it, by a time-out or by closing. */
    private volatile @Nullable Call current;

    HttpFlight(HttpTransport transport, Validators known, CompletableFuture<Outcome<Fetched>> result) {
        this.transport = transport;
        this.known = known;
        this.result = result;
    }

    void start(HttpUrl url) {
        var unused = result.completeOnTimeout(
                        Outcome.failed(HttpVerdict.timeout(url, transport.callTimeout())),
                        transport.callTimeout().toMillis(),
                        TimeUnit.MILLISECONDS)
                .whenComplete((outcome, impossible) -> abandon());
        call(url);
    }

    private void abandon() {
        Call call = current;
        if (call != null) {
            call.cancel();
        }
    }

    private void call(HttpUrl url) {
        Failure refusal = transport.hop().refusal(url);
        if (refusal != null) {
            fail(refusal);
            return;
        }
        Call call = transport.client().newCall(request(url));
        current = call;
        if (result.isDone()) {
            call.cancel();
        }
        call.enqueue(this);
    }

    /** Pictures are compressed already. */
    private Request request(HttpUrl url) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", transport.http().userAgent())
                .header("Accept", "image/*")
                .header("Accept-Encoding", "identity");
        transport.hop().headers().of(url).forEach(header -> request.header(header.getFirst(), header.getSecond()));
        String validator = known.at(url.toString());
        if (validator != null) {
            HttpValidator.ask(request, validator);
        }
        return request.build();
    }

    @Override
    public void onFailure(Call call, IOException e) {
        fail(HttpVerdict.ofException(call.request().url(), e));
    }

    @Override
    public void onResponse(Call call, Response response) {
        HttpUrl url = call.request().url();
        try (response) {
            switch (response.code()) {
                case 200 -> result.complete(transport.body().read(response).map(bytes -> picture(response, bytes)));
                case 304 -> unchanged(call.request(), response);
                case 301, 302, 303, 307, 308 -> {
                    // So that the next call can go over the same connection.
                    response.close();
                    redirect(url, response.header("Location"));
                }
                default -> refused(url, response);
            }
        } catch (IOException | RuntimeException e) {
            // The client throws all kinds of exceptions over answers that nobody foresaw.
            fail(HttpVerdict.ofException(url, e));
        }
    }

    private static Fetched picture(Response response, ByteBuffer bytes) {
        String validator = HttpValidator.of(response.headers());
        String address = response.request().url().toString();
        return new Fetched.Picture(bytes, validator == null ? null : new Fetched.Source(address, validator));
    }

    private void unchanged(Request request, Response response) {
        if (HttpValidator.isAsked(request)) {
            result.complete(Outcome.success(new Fetched.Unchanged()));
        } else {
            refused(request.url(), response);
        }
    }

    private void refused(HttpUrl url, Response response) {
        fail(HttpVerdict.ofStatus(url, response.code(), response.headers(), transport.clock()));
    }

    private void redirect(HttpUrl from, @Nullable String location) {
        HttpUrl to = location == null ? null : from.resolve(location);
        redirects++;
        if (to == null) {
            fail(FailureCode.PICTURE_REFERENCE_INVALID, "redirected to no http address");
        } else if (HttpVerdict.isDowngrade(from, to) && !transport.http().downgrades()) {
            fail(FailureCode.PICTURE_REFERENCE_INVALID, "redirected from https to http (expected: https)");
        } else if (redirects > transport.http().maxRedirects()) {
            fail(
                    FailureCode.PICTURE_FORBIDDEN,
                    "redirected " + redirects + " times (expected: at most "
                            + transport.http().maxRedirects() + ")");
        } else {
            call(to);
        }
    }

    private void fail(FailureCode code, String message) {
        fail(Failure.of(code, "picture: " + message));
    }

    private void fail(Failure failure) {
        result.complete(Outcome.failed(failure));
    }
}
