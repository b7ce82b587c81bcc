package io.holdfast.entities.hooks.policies;

import io.holdfast.entities.Documents;
import io.holdfast.entities.PolicyScopes;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.api.ApiName;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.Section;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The policy restrictions of a service that demand {@code base}. */
public final class Restrictions {

    /** @param scope a path below the service in lower case with a slash at its end; empty covers all */
    private record Restriction(String name, String scope) {}

    private final List<Restriction> restrictions = new ArrayList<>();

    private Restrictions() {}

    public static Restrictions in(Reader reader) {
        var found = new Restrictions();
        reader.<RuntimeException>scan("policyRestrictions", null, each -> {
            ObjectNode properties = Documents.properties(each);
            if (properties.path("requireBase").asString("").equals("true")) {
                String scope = properties.path("scope").asString("").toLowerCase(Locale.ROOT);
                found.restrictions.add(new Restriction(each.name(), prefix(scope)));
            }
        });
        return found;
    }

    /** What holds for an API holds for all its revisions: a release makes one of them the API. */
    private static String ofTheApi(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> ApiName.of(segment).api())
                .collect(Collectors.joining("/"));
    }

    private static String prefix(String scope) {
        String path = scope.startsWith("/") ? scope.substring(1) : scope;
        return path.isEmpty() ? "" : path + "/";
    }

    public boolean isEmpty() {
        return restrictions.isEmpty();
    }

    /** What is wrong with a document, in sentences. The global one, fragments and resolvers have nothing to take over. */
    public List<String> violations(ResourceKey policy, PolicyDocument document) {
        boolean concerned = switch (PolicyScopes.of(policy.type())) {
            case GLOBAL, RESOLVER, FRAGMENT -> false;
            default -> true;
        };
        String without = document.withoutBase().stream().map(Section::element).collect(Collectors.joining(", "));
        if (!concerned || without.isEmpty()) {
            return List.of();
        }
        String path = policy + "/";
        String ofTheApi = ofTheApi(path);
        return restrictions.stream()
                .filter(each -> path.startsWith(each.scope()) || ofTheApi.startsWith(each.scope()))
                .map(each -> "The policy restriction '" + each.name() + "' demands <base /> in every section; it is"
                        + " missing in: " + without + ".")
                .toList();
    }
}
