package io.holdfast.platform;

import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The oldest api-version that each service lets itself be managed with, which every request asks for: read from a document once.
 * Under its ETag, which is another one after every write, on whichever node. Thread-safe.
 */
final class OldestVersions {

    /** Of small texts. Services that are in use are read again, once each, when it is full. */
    private static final int MOST = 4_096;

    /** Whatever somebody wrote there; versions are shorter. */
    private static final int LONGEST = 64;

    private final ConcurrentHashMap<String, String> byEtag = new ConcurrentHashMap<>();

    /** Empty for any. */
    String of(Service service) {
        String known = byEtag.get(service.etag());
        if (known != null) {
            return known;
        }
        String read = read(service);
        if (byEtag.size() >= MOST) {
            byEtag.clear();
        }
        if (read.length() <= LONGEST) {
            byEtag.put(service.etag(), read);
        }
        return read;
    }

    private static String read(Service service) {
        JsonNode properties = Json.stored(service.document()).path("properties");
        return properties.path("apiVersionConstraint").path("minApiVersion").asString("");
    }
}
