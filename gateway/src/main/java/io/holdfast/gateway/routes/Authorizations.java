package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The authorizations that a service stores at providers, as far as tokens can be had without a person: with client credentials. */
final class Authorizations implements Section {

    private static final String PROVIDERS = "authorizationProviders";
    private static final String SIGN_INS = PROVIDERS + "/authorizations";
    private static final String HOLDERS = SIGN_INS + "/accessPolicies";
    private static final String GRANT = "clientCredentials";

    /** @param members document and secrets in one */
    private record Provider(String kind, Map<String, String> members) {}

    private record SignIn(boolean clientCredentials, Map<String, String> parameters) {}

    private final Map<String, Provider> providers = new ConcurrentHashMap<>();
    private final Map<String, SignIn> signIns = new ConcurrentHashMap<>();
    private final Map<String, String> holders = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there is no such authorization, or its tokens cannot be had; a sentence */
    StoredGrant find(String providerId, String authorizationId) {
        String parent = providerId.toLowerCase(Locale.ROOT);
        String key = parent + "/" + authorizationId.toLowerCase(Locale.ROOT);
        Provider provider = providers.get(parent);
        SignIn signIn = signIns.get(key);
        if (provider == null || signIn == null) {
            throw new IllegalArgumentException("There is no such authorization.");
        }
        if (!signIn.clientCredentials()) {
            throw new IllegalArgumentException("Only authorizations with client credentials are run.");
        }
        Map<String, String> all = new HashMap<>(provider.members());
        all.putAll(signIn.parameters());
        Set<String> allowed = holders.entrySet().stream()
                .filter(one -> one.getKey().startsWith(key + "/"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
        return new StoredGrant(tokenUrl(provider.kind(), all), form(all), allowed);
    }

    private static String tokenUrl(String kind, Map<String, String> members) {
        String given = members.getOrDefault("tokenurl", "");
        if (!given.isEmpty()) {
            return given;
        }
        if (!kind.equalsIgnoreCase("aad")) {
            throw new IllegalArgumentException("The provider names no 'tokenUrl'.");
        }
        String login = members.getOrDefault("loginuri", "");
        String tenant = members.getOrDefault("tenantid", "");
        String base =
                login.isEmpty() || login.contains("login.windows.net") ? "https://login.microsoftonline.com" : login;
        return base.replaceAll("/+$", "") + "/" + (tenant.isEmpty() ? "common" : tenant) + "/oauth2/token";
    }

    private static Map<String, String> form(Map<String, String> members) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", members.getOrDefault("clientid", ""));
        form.put("client_secret", members.getOrDefault("clientsecret", ""));
        String scopes = members.getOrDefault("scopes", members.getOrDefault("scope", ""));
        if (!scopes.isEmpty()) {
            form.put("scope", scopes);
        }
        String resource = members.getOrDefault("resourceuri", members.getOrDefault("resource", ""));
        if (!resource.isEmpty()) {
            form.put("resource", resource);
        }
        return Map.copyOf(form);
    }

    @Override
    public Set<String> types() {
        return Set.of(PROVIDERS, SIGN_INS, HOLDERS);
    }

    @Override
    public void put(Resource resource) {
        JsonNode document = Json.lenient(resource.document());
        JsonNode secrets = Json.lenient(resource.secrets());
        String name = resource.key().names();
        switch (resource.key().type()) {
            case PROVIDERS ->
                providers.put(
                        name,
                        new Provider(
                                Json.text(document, "identityProvider", ""),
                                members(
                                        document.path("oauth2")
                                                .path("grantTypes")
                                                .path(GRANT),
                                        secrets.path("oauth2")
                                                .path("grantTypes")
                                                .path(GRANT))));
            case SIGN_INS ->
                signIns.put(
                        name,
                        new SignIn(
                                GRANT.equalsIgnoreCase(Json.text(document, "oauth2grantType")),
                                members(document.path("parameters"), secrets.path("parameters"))));
            default -> holders.put(name, Json.text(document, "objectId", "").toLowerCase(Locale.ROOT));
        }
    }

    /** By names in lower case: they are written in several ways. */
    private static Map<String, String> members(JsonNode... objects) {
        var all = new HashMap<String, String>();
        for (JsonNode object : objects) {
            object.forEachEntry((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value.asString("")));
        }
        return Map.copyOf(all);
    }

    @Override
    public void deleted(ResourceKey key) {
        switch (key.type()) {
            case PROVIDERS -> providers.remove(key.names());
            case SIGN_INS -> signIns.remove(key.names());
            default -> holders.remove(key.names());
        }
    }
}
