package io.holdfast.management.entities;

import io.holdfast.management.ArmRequest;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** If-Match and If-None-Match (RFC 9110 §13.1), as this provider demands them. */
final class Preconditions {

    private Preconditions() {}

    /** PATCH and DELETE of most types must say which state they mean. */
    static void demanded(ArmRequest request, ResourceType type) {
        if (type.etagDemanded() && blank(request.header("if-match"))) {
            throw Errors.ifMatchMissing();
        }
    }

    /** PUT of some types, too; there {@code *} means any state, also none. */
    static void demandedOnPut(ArmRequest request, ResourceType type) {
        if (type.conduct().etagOnPut() && blank(request.header("if-match"))) {
            throw Errors.ifMatchMissing();
        }
    }

    /** Checks both headers against the state in the transaction. */
    static void check(ArmRequest request, ResourceType type, Optional<Resource> existing) {
        String match = request.header("if-match");
        boolean any = type.conduct().etagOnPut() && request.method().equals("PUT") && "*".equals(match);
        if (!blank(match)
                && !any
                && existing.filter(resource -> matches(match, resource)).isEmpty()) {
            throw Errors.preconditionFailed();
        }
        String noneMatch = request.header("if-none-match");
        if (!blank(noneMatch)
                && existing.filter(resource -> matches(noneMatch, resource)).isPresent()) {
            throw Errors.preconditionFailed();
        }
    }

    private static boolean matches(@Nullable String header, Resource resource) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(Preconditions::bare)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(resource.etag()));
    }

    /** The tag without quotes and the mark of weakness; callers send it with and without. */
    private static String bare(String tag) {
        String trimmed = tag.trim();
        String strong = trimmed.startsWith("W/\"") ? trimmed.substring(2) : trimmed;
        return strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
    }

    private static boolean blank(@Nullable String header) {
        return header == null || header.isBlank();
    }
}
