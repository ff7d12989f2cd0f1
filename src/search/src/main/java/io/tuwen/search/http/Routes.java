package io.tuwen.search.http;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** All that is served. */
final class Routes {
    private Routes() {}

    static List<Route> of(SearchApi api, Admission admission) {
        List<Route> routes = new ArrayList<>(List.of(
                new Route(HandlerType.POST, "/v1/search", Scope.READ, admission.bounded(api::search)),
                new Route(HandlerType.POST, "/v1/classify", Scope.READ, admission.bounded(api::classify)),
                // Item ids may hold slashes.
                new Route(HandlerType.GET, "/v1/items/<id>", Scope.READ, admission.bounded(api::item)),
                new Route(HandlerType.GET, "/v1/status", Scope.ADMIN, admission.bounded(api::status)),
                new Route(HandlerType.GET, "/health/live", null, api::live),
                new Route(HandlerType.GET, "/health/ready", null, api::ready)));
        routes.add(OpenApi.route(routes));
        return routes;
    }
}
