package io.tuwen.schemas.registry;

import io.tuwen.schemas.registry.Answer.Missing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question, one answer, within the time allowed. Safe for use by many threads. */
final class RegistryHttp {
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final RegistrySettings settings;
    private final String base;
    private final HttpClient http;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        this.base = settings.address().toString().replaceAll("/+$", "");
        // Redirects would carry the credentials along.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** @param path from the first slash on, encoded */
    Answer get(String path) {
        return ask(request(path).GET().build());
    }

    Answer post(String path, String json) {
        return ask(request(path)
                .header("Content-Type", MEDIA_TYPE)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("Accept", MEDIA_TYPE + ", application/json");
        settings.credentials().authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    // The client's own time-out ends at the headers: a body that never ends would hold the caller for ever.
    private Answer ask(HttpRequest request) {
        String question = request.method() + " " + request.uri();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, headers -> new BoundedBody(settings.maxAnswerBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(settings.requestTimeout().toNanos(), TimeUnit.NANOSECONDS);
            return AnswerReader.read(question, response.statusCode(), response.body());
        } catch (TimeoutException e) {
            return new Missing(question + " not answered in " + settings.requestTimeout());
        } catch (ExecutionException e) {
            return new Missing(question + " failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Missing(question + " interrupted");
        } finally {
            answer.cancel(true);
        }
    }
}
