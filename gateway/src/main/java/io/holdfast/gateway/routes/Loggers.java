package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.MessageHub;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Loggers by their space and id, as far as policies may send to them: event hubs. */
final class Loggers implements Section {

    private static final String RESOURCE = "https://eventhubs.azure.net";

    private final NamedValues values;
    private final Runnable changed;
    private final Map<String, Resource> byId = new ConcurrentHashMap<>();

    Loggers(NamedValues values, Runnable changed) {
        this.values = values;
        this.changed = changed;
    }

    /** @throws IllegalArgumentException if it is no event hub, or cannot be used; completes "The logger …" */
    Optional<MessageHub> find(Space space, String id) {
        return Optional.ofNullable(byId.get(space.name(id.toLowerCase(Locale.ROOT))))
                .map(resource -> hub(resource, space));
    }

    private MessageHub hub(Resource resource, Space space) {
        JsonNode document = Json.lenient(resource.document());
        String type = Json.text(document, "loggerType", "");
        if (!type.equalsIgnoreCase("azureEventHub")) {
            throw new IllegalArgumentException("is of type " + type + ", and only event hubs take messages");
        }
        JsonNode shown = document.path("credentials");
        JsonNode secret = Json.lenient(resource.secrets()).path("credentials");
        String name = values.resolve(Json.text(shown, "name", ""), space);
        String connection =
                values.resolve(Json.text(secret, "connectionString", Json.text(shown, "connectionString", "")), space);
        if (!connection.isEmpty()) {
            Map<String, String> parts = parts(connection);
            String hub = name.isEmpty() ? parts.getOrDefault("entitypath", "") : name;
            return new MessageHub(
                    url(parts.getOrDefault("endpoint", ""), hub),
                    new Message.KeyHolder(part(parts, "sharedaccesskeyname"), part(parts, "sharedaccesskey")));
        }
        String client = values.resolve(Json.text(shown, "identityClientId", ""), space);
        return new MessageHub(
                url(values.resolve(Json.text(shown, "endpointAddress", ""), space), name),
                new Message.ManagedIdentity(RESOURCE, clientId(client)));
    }

    private static @Nullable String clientId(String written) {
        return written.isEmpty() || written.equalsIgnoreCase("SystemAssigned") ? null : written;
    }

    /** By names in lower case. */
    private static Map<String, String> parts(String connection) {
        var parts = new HashMap<String, String>();
        for (String part : connection.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals).strip().toLowerCase(Locale.ROOT), part.substring(equals + 1));
            }
        }
        return parts;
    }

    private static String part(Map<String, String> parts, String name) {
        String value = parts.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("has a connection string without '" + name + "'");
        }
        return value;
    }

    /** @param endpoint {@code sb://…} of a connection string, a URL, or a host alone */
    private static String url(String endpoint, String hub) {
        String bare = endpoint.replaceFirst("^(?i)(sb|https|amqps)://", "");
        try {
            URI uri = new URI("https://" + bare);
            if (uri.getHost() == null || hub.isEmpty() || hub.contains("/") || hub.contains("?")) {
                throw new IllegalArgumentException("names no event hub");
            }
            return "https://" + uri.getRawAuthority() + "/" + hub;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("names no event hub", e);
        }
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("loggers");
    }

    @Override
    public void put(Resource resource) {
        byId.put(resource.key().names(), resource);
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        byId.remove(key.names());
        changed.run();
    }
}
