package io.holdfast.management.entities.hooks;

import java.util.List;

/** What can have tags, and what the lists by tags show of it. */
enum TaggedKind {
    API(
            "api",
            "apis",
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
            "protocols"),
    OPERATION("operation", "apis/operations", "description", "method", "urlTemplate"),
    PRODUCT(
            "product",
            "products",
            "description",
            "terms",
            "subscriptionRequired",
            "approvalRequired",
            "subscriptionsLimit",
            "state");

    private final String member;
    private final String type;
    private final List<String> shown;

    TaggedKind(String member, String type, String... shown) {
        this.member = member;
        this.type = type;
        this.shown = List.of(shown);
    }

    /** The member of an entry that shows it. */
    String member() {
        return member;
    }

    /** The resource type. */
    String type() {
        return type;
    }

    /** The type of the links to tags. */
    String links() {
        return type + "/tags";
    }

    /** The members of its properties that an entry shows, beside its id and its name. */
    List<String> shown() {
        return shown;
    }
}
