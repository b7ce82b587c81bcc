package io.holdfast.identity.authority;

import io.holdfast.model.json.Json;
import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/** The documents by which clients find the authority's endpoints. */
final class Metadata {

    private Metadata() {}

    /**
     * OpenID Connect Discovery 1.0 §3, with the members that MSAL asks for.
     *
     * @param root the authority as its caller wrote it: address and tenant
     * @param version the path segment of version 2.0's endpoints, or empty
     */
    static ObjectNode openIdConfiguration(String root, String version, String issuer) {
        var document = Json.object();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", root + "/oauth2" + version + "/authorize");
        document.put("token_endpoint", root + "/oauth2" + version + "/token");
        document.put("jwks_uri", root + "/discovery" + version + "/keys");
        document.putArray("grant_types_supported").add("client_credentials");
        document.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("client_secret_basic");
        document.putArray("response_types_supported").add("none");
        document.putArray("response_modes_supported").add("query");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        document.putArray("scopes_supported").add("openid");
        document.putArray("claims_supported")
                .add("aud")
                .add("iss")
                .add("iat")
                .add("nbf")
                .add("exp")
                .add("sub")
                .add("oid")
                .add("tid")
                .add("appid");
        return document;
    }

    /** Tells MSAL that this host is an authority of its own, with no other names. */
    static ObjectNode instanceDiscovery(String baseUrl, String tenantId) {
        var document = Json.object();
        document.put("tenant_discovery_endpoint", baseUrl + "/" + tenantId + "/v2.0/.well-known/openid-configuration");
        document.put("api-version", "1.1");
        String host = URI.create(baseUrl).getAuthority();
        var entry = document.putArray("metadata").addObject();
        entry.put("preferred_network", host);
        entry.put("preferred_cache", host);
        entry.putArray("aliases").add(host);
        return document;
    }
}
