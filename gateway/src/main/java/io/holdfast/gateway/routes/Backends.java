package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.policy.Backend;
import java.util.ArrayList;
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

/** Backend entities by their id. */
final class Backends implements Section {

    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    private final Runnable changed;
    private final ConcurrentHashMap<String, Upstream> byId = new ConcurrentHashMap<>();

    Backends(Runnable changed) {
        this.changed = changed;
    }

    Optional<Backend> find(String id) {
        return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Set<String> types() {
        return Set.of("backends");
    }

    @Override
    public void put(Resource resource) {
        Upstream upstream = read(resource);
        if (upstream == null) {
            byId.remove(resource.key().name());
        } else {
            byId.put(resource.key().name(), upstream);
        }
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        byId.remove(key.name());
        changed.run();
    }

    private static @Nullable Upstream read(Resource resource) {
        JsonNode document = Json.object(resource.document());
        JsonNode tls = document.path("tls");
        try {
            return Upstream.at(
                    Json.text(document, "url", ""),
                    Json.flag(tls, "validateCertificateChain", true),
                    Json.flag(tls, "validateCertificateName", true),
                    credentials(document, Json.object(resource.secrets())));
        } catch (IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("backend", resource.name()).log("backend has no usable URL");
            return null;
        }
    }

    /** They are secret members; a document that still carries them is read too. */
    private static Upstream.Credentials credentials(JsonNode document, JsonNode secrets) {
        JsonNode node =
                secrets.path("credentials").isObject() ? secrets.path("credentials") : document.path("credentials");
        Map<String, List<String>> headers = lists(node.path("header"));
        JsonNode authorization = node.path("authorization");
        String scheme = Json.text(authorization, "scheme");
        if (scheme != null) {
            String parameter = Json.text(authorization, "parameter", "");
            headers.put("Authorization", List.of(parameter.isEmpty() ? scheme : scheme + " " + parameter));
        }
        return new Upstream.Credentials(Map.copyOf(headers), Map.copyOf(lists(node.path("query"))));
    }

    private static Map<String, List<String>> lists(JsonNode object) {
        var lists = new LinkedHashMap<String, List<String>>();
        object.forEachEntry((name, values) -> {
            var all = new ArrayList<String>();
            values.forEach(value -> all.add(value.asString("")));
            lists.put(name, List.copyOf(all));
        });
        return lists;
    }
}
