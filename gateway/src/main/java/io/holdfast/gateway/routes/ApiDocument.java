package io.holdfast.gateway.routes;

import io.holdfast.model.api.ApiName;
import io.holdfast.model.api.SubscriptionKeyNames;
import io.holdfast.model.json.Json;
import io.holdfast.model.reference.ResourceReference;
import io.holdfast.model.template.Percent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What counts of an API's document.
 *
 * @param name its display name
 * @param path in lower case, percent-decoded, without outer slashes; empty at the root
 * @param versionSet the name of its version set, or null
 * @param protocols in lower case; empty means any
 * @param type in lower case
 */
record ApiDocument(
        String name,
        String path,
        String writtenPath,
        String revision,
        boolean current,
        boolean online,
        @Nullable String version,
        @Nullable String versionSet,
        Set<String> protocols,
        boolean subscriptionRequired,
        String keyHeader,
        String keyQuery,
        @Nullable String serviceUrl,
        String type) {

    /** @param name the resource's name, which may carry a revision */
    static ApiDocument read(String name, byte[] document) {
        JsonNode json = Json.lenient(document);
        JsonNode keys = json.path("subscriptionKeyParameterNames");
        String revision = ApiName.of(name).revision();
        String path = trimSlashes(Json.text(json, "path", ""));
        return new ApiDocument(
                Json.text(json, "displayName", ApiName.of(name).api()),
                Percent.fold(path),
                path,
                revision != null ? revision : Json.text(json, "apiRevision", "1"),
                revision == null || Json.flag(json, "isCurrent", false),
                Json.flag(json, "isOnline", true),
                blankToNull(Json.text(json, "apiVersion")),
                ResourceReference.name(Json.text(json, "apiVersionSetId")),
                protocols(json.path("protocols")),
                Json.flag(json, "subscriptionRequired", true),
                Json.text(keys, "header", SubscriptionKeyNames.DEFAULT.header()),
                Json.text(keys, "query", SubscriptionKeyNames.DEFAULT.query()),
                blankToNull(Json.text(json, "serviceUrl")),
                Json.text(json, "type", "http").toLowerCase(Locale.ROOT));
    }

    /** Whether its operations are told apart by their SOAP action. */
    boolean soap() {
        return type.equals("soap");
    }

    /** Whether it is of a type whose protocol the gateway does not speak. */
    boolean foreign() {
        return !soap() && !type.equals("http");
    }

    private static Set<String> protocols(JsonNode array) {
        var protocols = new HashSet<String>();
        for (JsonNode one : array) {
            protocols.add(one.asString("").toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(protocols);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String trimSlashes(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }
}
