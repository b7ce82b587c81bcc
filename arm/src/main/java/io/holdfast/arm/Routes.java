package io.holdfast.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All paths that the server knows; of several that match, the one that was added first counts. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();
    private final RouteTree tree = new RouteTree();
    /** The numbers of those that begin anywhere, ascending. */
    private final List<Integer> anywhere = new ArrayList<>();

    /** Adds a path, for example {@code /subscriptions/{subscription}/locations}; see the tests of templates. */
    public Route at(String template, ApiVersions versions, ErrorShape shape) {
        var route = new Route(new Template(template), versions, shape);
        if (route.template().beginsAnywhere()) {
            anywhere.add(routes.size());
        } else {
            tree.add(route.template(), routes.size());
        }
        routes.add(route);
        return route;
    }

    /** Method and template of everything that is answered, in the order in which it was added: {@code GET /tenants}. */
    public List<String> described() {
        return routes.stream().flatMap(Route::described).toList();
    }

    Optional<Found> find(List<String> path) {
        int rooted = tree.find(path);
        for (int number : anywhere) {
            Optional<Found> found = number < rooted ? match(number, path) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return rooted == RouteTree.NONE ? Optional.empty() : match(rooted, path);
    }

    private Optional<Found> match(int number, List<String> path) {
        Route route = routes.get(number);
        return route.template().match(path).map(match -> new Found(route, match));
    }

    /** A route, and how it was matched. */
    record Found(Route route, Template.Match match) {}
}
