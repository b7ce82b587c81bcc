package io.holdfast.entities.hooks.tags;

import java.util.List;

/**
 * What can have tags, and what the lists by tags show of it.
 *
 * @param member the member of an entry that shows it
 * @param type the resource type
 * @param shown the members of its properties that an entry shows, beside its id and its name
 */
record TaggedKind(String member, String type, List<String> shown) {

    static final TaggedKind API = new TaggedKind(
            "api",
            "apis",
            List.of(
                    "description",
                    "authenticationSettings",
                    "subscriptionKeyParameterNames",
                    "type",
                    "apiRevision",
                    "apiVersion",
                    "isCurrent",
                    "isOnline",
                    "apiRevisionDescription",
                    "apiVersionDescription",
                    "apiVersionSetId",
                    "subscriptionRequired",
                    "termsOfServiceUrl",
                    "contact",
                    "license",
                    "serviceUrl",
                    "path",
                    "protocols"));

    static final TaggedKind OPERATION =
            new TaggedKind("operation", "apis/operations", List.of("description", "method", "urlTemplate"));

    static final TaggedKind PRODUCT = new TaggedKind(
            "product",
            "products",
            List.of("description", "terms", "subscriptionRequired", "approvalRequired", "subscriptionsLimit", "state"));

    static final List<TaggedKind> ALL = List.of(API, OPERATION, PRODUCT);

    /** The type of the links to tags. */
    String links() {
        return type + "/tags";
    }
}
