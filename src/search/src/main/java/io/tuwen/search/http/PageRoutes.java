package io.tuwen.search.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.tuwen.search.page.PageFile;
import io.tuwen.search.page.PageFiles;
import java.util.List;
import java.util.Map;

/** Serves the page: to anyone who reaches the service, since it holds no data. What it shows it asks for itself. */
final class PageRoutes {
    /** Only the service's own scripts and styles run, nothing is asked elsewhere, and nobody frames it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-cache");

    private static final PageFiles FILES = new PageFiles();

    private PageRoutes() {}

    static List<Route> all() {
        return List.of(
                new Route(HandlerType.GET, "/", null, http -> serve(http, FILES.index())),
                new Route(HandlerType.GET, "/assets/{name}", null, PageRoutes::asset));
    }

    private static void asset(Context http) {
        serve(http, FILES.asset(http.pathParam("name")).orElseThrow(NotFoundResponse::new));
    }

    private static void serve(Context http, PageFile file) {
        HEADERS.forEach(http::header);
        http.header("ETag", file.etag());
        if (file.etag().equals(http.header("If-None-Match"))) {
            http.status(HttpStatus.NOT_MODIFIED);
        } else {
            http.contentType(file.mediaType()).result(file.content());
        }
    }
}
