package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.Backend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final KeyedCertificates certificates;
    private final Map<String, Resource> drafts = new HashMap<>();
    private final Set<String> stale = new HashSet<>();
    private int seenValues;
    private int seenCertificates;
    private final ConcurrentHashMap<String, Backend> byId = new ConcurrentHashMap<>();

    Backends(NamedValues values, KeyedCertificates certificates, Runnable changed) {
        this.values = values;
        this.certificates = certificates;
        this.changed = changed;
    }

    Optional<Backend> find(Space space, String id) {
        return Optional.ofNullable(byId.get(space.name(id.toLowerCase(Locale.ROOT))));
    }

    /** Those that cannot be used as they are stored, and why. */
    SortedMap<String, String> problems() {
        var problems = new TreeMap<String, String>();
        byId.forEach((name, backend) -> {
            String problem = backend.problem();
            if (problem != null) {
                problems.put(name, problem);
            }
        });
        return problems;
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("backends");
    }

    @Override
    public void put(Resource resource) {
        drafts.put(resource.key().names(), resource);
        stale.add(resource.key().names());
    }

    private void prepare(String name, @Nullable Resource resource) {
        if (resource == null) {
            return;
        }
        Backend former = byId.get(name);
        Backend backend = read(resource, former instanceof Upstream upstream ? upstream.breaker() : null);
        byId.put(name, backend);
        boolean known = former != null && Objects.equals(former.problem(), backend.problem());
        if (backend.problem() != null && !known) {
            LOG.atWarn().addKeyValue("backend", name).log("calls to a backend are refused: it {}", backend.problem());
        }
    }

    /** Backends are few, so all of them are prepared again when a named value or certificate that they may use has changed. */
    @Override
    public void settle() {
        if (seenValues != values.version() || seenCertificates != certificates.version()) {
            seenValues = values.version();
            seenCertificates = certificates.version();
            stale.addAll(drafts.keySet());
        }
        if (!stale.isEmpty()) {
            stale.forEach(name -> prepare(name, drafts.get(name)));
            stale.clear();
            changed.run();
        }
    }

    @Override
    public void deleted(ResourceKey key) {
        drafts.remove(key.names());
        byId.remove(key.names());
        changed.run();
    }

    private Backend read(Resource resource, @Nullable CircuitBreaker former) {
        JsonNode document = Json.lenient(resource.document());
        JsonNode secrets = Json.lenient(resource.secrets());
        String url = Json.text(document, "url", "");
        String problem = BackendProblems.of(document, secrets);
        if (problem != null) {
            return new UnusableBackend(url, problem);
        }
        Space space = Space.of(resource.key());
        Upstream upstream;
        try {
            upstream = Upstream.at(values.resolve(url, space));
        } catch (IllegalArgumentException e) {
            return new UnusableBackend(url, "has no usable URL in its member 'url'");
        }
        try {
            return upstream.with(credentials(document, secrets, space))
                    .by(BackendWay.read(document, secrets, values, certificates, space)::on)
                    .with(breaker(resource, document, former));
        } catch (IllegalArgumentException e) {
            return new UnusableBackend(url, String.valueOf(e.getMessage()));
        }
    }

    /** One whose rules are what they were goes on with what it knows. */
    private static @Nullable CircuitBreaker breaker(
            Resource resource, JsonNode document, @Nullable CircuitBreaker former) {
        List<BreakerRule> rules = BreakerRule.read(document);
        if (former != null && former.rules().equals(rules)) {
            return former;
        }
        return rules.isEmpty() ? null : new CircuitBreaker(resource.key().names(), rules);
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
            String parameter =
                    Json.text(secret.path("authorization"), "parameter", Json.text(authorization, "parameter", ""));
            headers.put(
                    "Authorization",
                    List.of(values.resolve(parameter.isEmpty() ? scheme : scheme + " " + parameter, space)));
        }
        return new Upstream.Credentials(Map.copyOf(headers), Map.copyOf(query));
    }

    private Map<String, List<String>> lists(JsonNode object, Space space) {
        var lists = new LinkedHashMap<String, List<String>>();
        object.forEachEntry((name, some) -> {
            var all = new ArrayList<String>();
            some.forEach(value -> all.add(values.resolve(value.asString(""), space)));
            lists.put(name, List.copyOf(all));
        });
        return lists;
    }
}
