package io.holdfast.management;

import io.holdfast.arm.Routes;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Target;
import io.holdfast.model.Verb;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which operations of Azure are answered, as the routes and the catalog say. */
final class ApiCoverage {

    private final Set<String> routes = new HashSet<>();
    private final Catalog catalog;

    ApiCoverage(Routes mounted, Catalog catalog) {
        for (String route : mounted.described()) {
            int space = route.indexOf(' ');
            routes.add(route.substring(0, space) + " " + AzureOperation.shape(route.substring(space + 1)));
        }
        this.catalog = catalog;
    }

    /** In a few words; empty if nothing answers it. */
    Optional<String> answer(AzureOperation operation) {
        String shape = " " + AzureOperation.shape(operation.path());
        boolean read = operation.method().equals("HEAD") && routes.contains("GET" + shape);
        if (read || routes.contains(operation.method() + shape)) {
            return Optional.of("service level");
        }
        if (!operation.isBelowService()) {
            return Optional.empty();
        }
        return catalog.match(operation.below()).flatMap(target -> answer(operation.method(), target));
    }

    private static Optional<String> answer(String method, Target target) {
        ResourceType type = target.type();
        String name = "`" + type.name() + "`";
        if (target.action() != null) {
            String by = type.action(target.action()).orElseThrow().getValue().method();
            return method.equals(by) ? Optional.of("action of " + name) : Optional.empty();
        }
        if (target.isCollection() && method.equals("POST") && type.allows(Verb.POST)) {
            return Optional.of("action " + name);
        }
        if (target.isCollection()) {
            boolean listed = method.equals("GET") && type.allows(Verb.LIST);
            return listed ? Optional.of((type.stored() ? "list of " : "view, ") + name) : Optional.empty();
        }
        boolean allowed = List.of(Verb.values()).stream()
                .anyMatch(verb -> verb.name().equals(method) && verb != Verb.LIST && type.allows(verb));
        return allowed ? Optional.of((type.link() == null ? "resource " : "link ") + name) : Optional.empty();
    }
}
