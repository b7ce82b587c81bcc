package io.holdfast.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All paths that the server knows; of several that match, the one that was added first counts. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** Adds a path, for example {@code /subscriptions/{subscription}/locations}; see the tests of templates. */
    public Route at(String template, ApiVersions versions, Level level) {
        var route = new Route(new Template(template), versions, level);
        routes.add(route);
        return route;
    }

    /** Method and template of everything that is answered, in the order in which it was added: {@code GET /tenants}. */
    public List<String> described() {
        return routes.stream().flatMap(Route::described).toList();
    }

    Optional<Found> find(List<String> path) {
        for (Route route : routes) {
            Optional<Template.Match> match = route.template().match(path);
            if (match.isPresent()) {
                return Optional.of(new Found(route, match.get()));
            }
        }
        return Optional.empty();
    }

    /** A route, and how it was matched. */
    record Found(Route route, Template.Match match) {}
}
