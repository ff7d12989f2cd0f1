package io.tuwen.search.http;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** All that is served. */
final class Routes {
    private Routes() {}

    static List<Route> of(Apis apis, Limits limits, Admission admission) {
        SearchApi api = apis.search();
        LiveApi live = apis.live();
        // A page asks for many pictures at once, and they shall not crowd out its searches.
        Admission pictures = new Admission(LiveApi.PICTURES_AT_ONCE);
        List<Route> routes = new ArrayList<>(List.of(
                new Route(
                        HandlerType.POST,
                        "/v1/search",
                        Scope.READ,
                        Receipt.before(admission.bounded(api::search), limits)),
                new Route(
                        HandlerType.POST,
                        "/v1/classify",
                        Scope.READ,
                        Receipt.before(admission.bounded(api::classify), limits)),
                new Route(HandlerType.GET, "/v1/about", Scope.READ, live::about),
                new Route(HandlerType.GET, "/v1/live", Scope.READ, live::live),
                // Item ids may hold slashes; the first path that fits is served.
                new Route(HandlerType.GET, "/v1/items/<id>/history", Scope.READ, admission.bounded(live::history)),
                new Route(HandlerType.GET, "/v1/items/<id>/picture", Scope.READ, pictures.bounded(live::picture)),
                new Route(HandlerType.GET, "/v1/items/<id>", Scope.READ, admission.bounded(api::item)),
                new Route(HandlerType.POST, "/v1/demo/{act}", Scope.ADMIN, Receipt.before(apis.acts()::play, limits)),
                new Route(HandlerType.GET, "/v1/status", Scope.ADMIN, admission.bounded(api::status)),
                new Route(HandlerType.GET, "/metrics", Scope.READ, apis::metrics),
                new Route(HandlerType.GET, "/health/live", null, api::live),
                new Route(HandlerType.GET, "/health/ready", null, api::ready)));
        routes.add(OpenApi.route(routes));
        return routes;
    }
}
