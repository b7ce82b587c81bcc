package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.policy.PolicyScope;
import java.util.List;

/** Which resource types hold policy documents, and of which scope. */
public final class PolicyScopes {

    private static final String HOOK = "PolicyContent";

    private PolicyScopes() {}

    /** The types whose {@code value} is a policy document, fragments among them. */
    public static List<ResourceType> types(Catalog catalog) {
        return catalog.types().stream()
                .filter(type -> type.hooks().contains(HOOK))
                .toList();
    }

    /** By what the documents lie under, which may itself lie in a workspace. */
    public static PolicyScope of(String type) {
        if (type.endsWith("policyFragments")) {
            return PolicyScope.FRAGMENT;
        }
        String parent = type.substring(0, Math.max(0, type.lastIndexOf('/')));
        return switch (parent.substring(parent.lastIndexOf('/') + 1)) {
            case "workspaces" -> PolicyScope.WORKSPACE;
            case "products" -> PolicyScope.PRODUCT;
            case "apis" -> PolicyScope.API;
            case "operations" -> PolicyScope.OPERATION;
            case "resolvers" -> PolicyScope.RESOLVER;
            default -> PolicyScope.GLOBAL;
        };
    }
}
