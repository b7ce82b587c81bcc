package io.holdfast.gateway.routes;

import io.holdfast.model.Space;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** References in documents: {@code /products/starter}, or a full ARM id that ends so. Compared without regard to case. */
final class References {

    private static final String SERVICE = "/providers/microsoft.apimanagement/service/";

    private static final String IN_WORKSPACE = "/" + Space.WORKSPACES + "/";

    private References() {}

    /** The part below the service in lower case, starting with a slash: {@code /products/starter}, {@code /}. */
    static String relative(String reference) {
        String lower = reference.toLowerCase(Locale.ROOT);
        int service = lower.indexOf(SERVICE);
        if (service >= 0) {
            int end = lower.indexOf('/', service + SERVICE.length());
            return end < 0 ? "/" : lower.substring(end);
        }
        return lower.startsWith("/") ? lower : "/" + lower;
    }

    /** The space that a relative reference in lower case leads into. */
    static Space space(String relative) {
        if (!relative.startsWith(IN_WORKSPACE)) {
            return Space.SERVICE;
        }
        int end = relative.indexOf('/', IN_WORKSPACE.length());
        return end < 0 ? Space.SERVICE : Space.ofName(relative.substring(IN_WORKSPACE.length(), end + 1));
    }

    /** The name of a referenced resource in lower case, behind its workspace, or null. */
    static @Nullable String name(@Nullable String reference) {
        if (reference == null || reference.isEmpty()) {
            return null;
        }
        String relative = relative(reference);
        return space(relative).name(relative.substring(relative.lastIndexOf('/') + 1));
    }

    /** The id of an API without its revision: {@code echo;rev=2} is {@code echo}. */
    static String withoutRevision(String api) {
        int revision = api.indexOf(";rev=");
        return revision < 0 ? api : api.substring(0, revision);
    }
}
