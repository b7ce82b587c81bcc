package io.holdfast.gateway.routes;

import io.holdfast.model.json.Json;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is stored of a backend and not run. Requests that went there all the same would go unprotected, or by another way than the one
 * that somebody chose, without a word; so they are refused.
 */
final class BackendProblems {

    /** Fields that frame the message or concern its connection: the gateway sets them itself. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

    private BackendProblems() {}

    /** As the end of a sentence that begins with the backend, or null. */
    static @Nullable String of(JsonNode document, JsonNode secrets) {
        String member = member(document, secrets);
        if (member != null) {
            return "has the member '" + member + "', which Holdfast does not run yet";
        }
        return "Pool".equalsIgnoreCase(Json.text(document, "type"))
                ? "is a pool, which Holdfast does not run yet; name one of its backends"
                : null;
    }

    /** The first member that is not run, or null. */
    private static @Nullable String member(JsonNode document, JsonNode secrets) {
        JsonNode credentials = document.path("credentials");
        if (isGiven(document.path("properties").path("serviceFabricCluster"))) {
            return "properties.serviceFabricCluster";
        }
        String header = ofTheConnection(credentials.path("header"));
        header = header == null ? ofTheConnection(secrets.path("credentials").path("header")) : header;
        return header == null ? null : "credentials.header." + header;
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isContainer() && value.isEmpty());
    }

    private static @Nullable String ofTheConnection(JsonNode headers) {
        return headers.propertyNames().stream()
                .filter(name -> OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
