package io.tuwen.search.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import org.jspecify.annotations.Nullable;

/**
 * @param path as Javalin writes it
 * @param scope that a token must have; null: none is asked for
 */
record Route(HandlerType method, String path, @Nullable Scope scope, Handler handler) {

    /** As OpenAPI writes it. */
    String documentedPath() {
        return path.replace('<', '{').replace('>', '}');
    }
}
