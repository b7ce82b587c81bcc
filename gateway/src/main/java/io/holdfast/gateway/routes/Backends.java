package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.policy.Backend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Backend entities by their space and id. */
final class Backends implements Section {

    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    private final Runnable changed;
    private final NamedValues values;
    private final Map<String, Resource> drafts = new HashMap<>();
    private int seen;
    private final ConcurrentHashMap<String, Upstream> byId = new ConcurrentHashMap<>();

    Backends(NamedValues values, Runnable changed) {
        this.values = values;
        this.changed = changed;
    }

    Optional<Backend> find(Space space, String id) {
        return Optional.ofNullable(byId.get(space.name(id.toLowerCase(Locale.ROOT))));
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("backends");
    }

    @Override
    public void put(Resource resource) {
        drafts.put(resource.key().names(), resource);
        prepare(resource);
        changed.run();
    }

    private void prepare(Resource resource) {
        Upstream upstream = read(resource);
        if (upstream == null) {
            byId.remove(resource.key().names());
        } else {
            byId.put(resource.key().names(), upstream);
        }
    }

    /** Backends are few, so all of them are prepared again when a named value that they may use has changed. */
    @Override
    public void settle() {
        if (seen != values.version()) {
            seen = values.version();
            drafts.values().forEach(this::prepare);
        }
    }

    @Override
    public void deleted(ResourceKey key) {
        drafts.remove(key.names());
        byId.remove(key.names());
        changed.run();
    }

    private @Nullable Upstream read(Resource resource) {
        JsonNode document = Json.object(resource.document());
        if ("Pool".equalsIgnoreCase(Json.text(document, "type"))) {
            return null; // has no URL of its own
        }
        JsonNode tls = document.path("tls");
        Space space = Space.of(resource.key());
        try {
            return Upstream.at(
                    Placeholders.resolve(Json.text(document, "url", ""), values, space),
                    Json.flag(tls, "validateCertificateChain", true),
                    Json.flag(tls, "validateCertificateName", true),
                    credentials(document, Json.object(resource.secrets()), space));
        } catch (IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("backend", resource.name()).log("backend has no usable URL");
            return null;
        }
    }

    /** Those that are secret lie apart; what is a reference to a named value, or no secret, lies in the document. */
    private Upstream.Credentials credentials(JsonNode document, JsonNode secrets, Space space) {
        JsonNode shown = document.path("credentials");
        JsonNode secret = secrets.path("credentials");
        Map<String, List<String>> headers = lists(shown.path("header"), space);
        headers.putAll(lists(secret.path("header"), space));
        Map<String, List<String>> query = lists(shown.path("query"), space);
        query.putAll(lists(secret.path("query"), space));
        JsonNode authorization = shown.path("authorization");
        String scheme = Json.text(authorization, "scheme", Json.text(secret.path("authorization"), "scheme", ""));
        if (!scheme.isEmpty()) {
            String parameter = Placeholders.resolve(
                    Json.text(secret.path("authorization"), "parameter", Json.text(authorization, "parameter", "")),
                    values,
                    space);
            headers.put("Authorization", List.of(parameter.isEmpty() ? scheme : scheme + " " + parameter));
        }
        return new Upstream.Credentials(Map.copyOf(headers), Map.copyOf(query));
    }

    private Map<String, List<String>> lists(JsonNode object, Space space) {
        var lists = new LinkedHashMap<String, List<String>>();
        object.forEachEntry((name, some) -> {
            var all = new ArrayList<String>();
            some.forEach(value -> all.add(Placeholders.resolve(value.asString(""), values, space)));
            lists.put(name, List.copyOf(all));
        });
        return lists;
    }
}
